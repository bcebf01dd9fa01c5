import Postgres

/// What stands in one place of a table.
enum TableCell: Equatable, Sendable {
    /// Nothing: what is not known, or not there.
    case nothing
    /// A text, which may look like a number.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number; one that is not finite is nothing.
    case number(Double)
    /// A truth value.
    case truth(Bool)
    /// A point in time.
    case instant(Instant)
    /// Several texts, such as files.
    case texts([String])

    /// The cell as programs read it.
    var value: OutputValue {
        switch self {
        case .nothing: .null
        case .text(let text): .text(text)
        case .integer(let number): .integer(number)
        case .number(let number): number.isFinite ? .number(number) : .null
        case .truth(let isSo): .truth(isSo)
        case .instant(let instant): .text(instant.description)
        case .texts(let texts): .list(texts.map { .text($0) })
        }
    }

    /// The cell as CSV has it: numbers and instants as JSON writes them, several texts with `;` between.
    var plain: String {
        switch self {
        case .nothing: ""
        case .text(let text): text
        case .integer(let number): "\(number)"
        case .number(let number): number.isFinite ? "\(number)" : ""
        case .truth(let isSo): "\(isSo)"
        case .instant(let instant): instant.description
        case .texts(let texts): texts.joined(separator: ";")
        }
    }
}

/// What can stand in a table.
protocol CellValue {
    /// It as a cell.
    var cell: TableCell { get }
}

extension TableCell: CellValue {
    var cell: TableCell { self }
}

extension String: CellValue {
    var cell: TableCell { isEmpty ? .nothing : .text(self) }
}

extension Int: CellValue {
    var cell: TableCell { .integer(Int64(self)) }
}

extension Int64: CellValue {
    var cell: TableCell { .integer(self) }
}

extension Double: CellValue {
    var cell: TableCell { isFinite ? .number(self) : .nothing }
}

extension Bool: CellValue {
    var cell: TableCell { .truth(self) }
}

extension Instant: CellValue {
    var cell: TableCell { .instant(self) }
}

extension [String]: CellValue {
    var cell: TableCell { .texts(self) }
}

extension Optional: CellValue where Wrapped: CellValue {
    var cell: TableCell { self?.cell ?? .nothing }
}
