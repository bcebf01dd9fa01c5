import ArgumentParser
import Channels
import Foundation

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
    let columns: [String]
    var rows: [[String]] = []

    /// Writes the records to standard output.
    func print(as format: OutputFormat) throws {
        switch format {
        case .text: Swift.print(text)
        case .csv:
            var bytes: [UInt8] = []
            CSV.append(columns, to: &bytes)
            for row in rows { CSV.append(row, to: &bytes) }
            FileHandle.standardOutput.write(Data(bytes))
        case .json:
            try Output.json(
                rows.map { row in
                    Dictionary(uniqueKeysWithValues: zip(columns, row.map(Cell.init)))
                }
            )
        }
    }

    private var text: String {
        let widths = columns.indices.map { column in
            ([columns[column]] + rows.map { $0[column] }).map(\.count).max() ?? 0
        }
        return ([columns] + rows).map { row in
            zip(row, widths).map {
                $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0)
            }
            .joined(separator: "  ").trimmingCharacters(in: .whitespaces)
        }.joined(separator: "\n")
    }

    /// A cell that is a number or a truth value in JSON where it looks like one.
    private struct Cell: Encodable {
        let text: String

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            if let number = Int(text) {
                try container.encode(number)
            } else if let number = Double(text), number.isFinite {
                try container.encode(number)
            } else if ["true", "false"].contains(text) {
                try container.encode(text == "true")
            } else if text.isEmpty {
                try container.encodeNil()
            } else {
                try container.encode(text)
            }
        }
    }
}

/// Standard output and standard error.
enum Output {
    /// Writes one value as JSON with sorted keys.
    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        FileHandle.standardOutput.write(try encoder.encode(value) + Data("\n".utf8))
    }

    /// Writes a line for people to standard error, where it disturbs no script.
    static func note(_ line: String) { FileHandle.standardError.write(Data("\(line)\n".utf8)) }
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
        FileHandle.standardError.write(Data("\r\u{1B}[K\(title): \(bar)\(words)".utf8))
    }

    /// Ends the line.
    func end() { if isTerminal { FileHandle.standardError.write(Data("\n".utf8)) } }
}
