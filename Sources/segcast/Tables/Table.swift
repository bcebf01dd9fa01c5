import Foundation
import Texts

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
        try Report(records, [.table(self)]).print(as: format)
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
