import Texts
import ArgumentParser
import Channels
import Foundation
import Postgres
import Refresh

/// How facts are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    /// Aligned columns, for people.
    case text
    /// One JSON value.
    case json
    /// Comma-separated values with a header.
    case csv
}

/// Facts with the same fields, one record each.
struct Table {
    /// A field by its name, and what JSON makes of its cells.
    enum Column {
        /// Texts, also where they look like numbers.
        case text(String)
        /// Numbers; what is none is a text.
        case number(String)
        /// Truth values.
        case truth(String)

        /// What stands above it.
        var name: String {
            switch self {
            case .text(let name), .number(let name), .truth(let name): name
            }
        }
    }

    let columns: [Column]
    var rows: [[String]] = []

    /// Writes the records to standard output.
    func print(as format: OutputFormat) throws {
        switch format {
        case .text: Output.line(text)
        case .csv:
            var bytes: [UInt8] = []
            CSV.append(columns.map(\.name), to: &bytes)
            for row in rows { CSV.append(row, to: &bytes) }
            Output.write(bytes)
        case .json: try Output.json(records)
        }
    }

    /// The records as JSON writes them.
    var records: some Encodable {
        rows.map { row in
            Dictionary(
                uniqueKeysWithValues: zip(columns.map(\.name), zip(columns, row).map(Cell.init))
            )
        }
    }

    /// Aligned columns.
    var text: String {
        let lines = ([columns.map(\.name)] + rows).map { $0.map(\.printable) }
        let widths = columns.indices.map { column in
            lines.map { $0[column].count }.max() ?? 0
        }
        return lines.map { row in
            zip(row, widths).map {
                $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0)
            }
            .joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    /// A cell of a JSON record, as its column says; an empty one is null.
    private struct Cell: Encodable {
        let column: Column
        let text: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if text.isEmpty { return try container.encodeNil() }
            switch column {
            case .number:
                if let number = Int(text) { return try container.encode(number) }
                if let number = Double(text), number.isFinite {
                    return try container.encode(number)
                }
            case .truth:
                if let isSo = Bool(text) { return try container.encode(isSo) }
            case .text: break
            }
            try container.encode(text)
        }
    }
}

/// Standard output and standard error.
enum Output {
    /// Writes one value as JSON with sorted keys.
    static func json(_ value: some Encodable) throws {
        write(try encoded(value) + Data("\n".utf8))
    }

    /// One value as JSON with sorted keys.
    static func encoded(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Writes lines for people to standard error, where they disturb no script; nothing in them steers a terminal.
    static func note(_ lines: String) {
        tell("\(lines.printableLines)\n")
    }
}

extension Output {
    /// Prints what happens in a refresh: what people should hear as a line, steps as a progress.
    static func report(_ event: RefreshEvent) {
        switch event {
        case .step(let task, let words): Progress(task).step(words)
        case .finished(let task): Progress(task).end()
        default: note("\(event)")
        }
    }

    /// Says how the sources are read as a login of its own.
    static func noteReader(_ grants: [String]) {
        note(
            "a login that may only read the sources keeps code in their views from Segcast's tables; a DBA runs:"
        )
        for line in grants { note("  \(line)") }
        note("then name it in SEGCAST_READ_DATABASE_URL")
    }
}

/// Tells how far long work is: one line that changes on a terminal, else a line a step.
struct Progress: Sendable {
    let title: String
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    /// Creates a progress that begins its lines with `title`.
    init(_ title: String) { self.title = title }

    /// Tells the step that begins now; `window 3 of 14` also draws a bar on a terminal.
    func step(_ words: String) {
        guard isTerminal else { return Output.note("\(title): \(words)") }
        var bar = ""
        if let match = words.firstMatch(of: /(\d+) of (\d+)/), let done = Int(match.1),
            let all = Int(match.2)
        {
            let filled = 24 * done / max(all, 1)
            bar =
                "[\(String(repeating: "#", count: filled))\(String(repeating: "-", count: 24 - filled))] "
        }
        Output.tell("\r\u{1B}[K\(title): \(bar)\(words)")
    }

    /// Ends the line.
    func end() { if isTerminal { Output.tell("\n") } }
}
