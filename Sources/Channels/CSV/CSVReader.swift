/// Records out of bytes that come in pieces: quoted or not, ended by LF, CR LF or CR.
///
/// What has not the form of CSV is an error and never repaired: a quote that was left open would swallow the
/// records behind it.
///
/// - SeeAlso: RFC 4180.
public struct CSVReader: Sendable {
    /// What is no CSV, and the line it begins in, from 1.
    public struct Fault: Error, Equatable {
        /// What is wrong.
        public enum Code: String, CaseIterable, Sendable {
            /// A quoted cell without an end.
            case openQuote = "a quote is never closed"
            /// A quote inside of a cell, or something behind a quoted cell.
            case strayQuote = "a quote stands inside a cell that does not begin with one"
            /// A zero byte.
            case zeroByte = "there is a zero byte"
            /// A record past ``CSVReader/mostBytes``.
            case tooLong = "a record is longer than 1 MiB"
        }

        /// What is wrong.
        public let code: Code
        /// The line: of an open quote or a long record where it begins.
        public let line: Int
    }

    /// Most bytes of a record.
    public static let mostBytes = 1 << 20

    /// The line that the record taken last begins in, from 1.
    public private(set) var line = 1

    private var record: [[UInt8]] = []
    private var cell: [UInt8] = []
    private var isQuoted = false, wasQuoted = false, wasReturn = false, isOpen = false
    private var currentLine = 1, quoteLine = 1, recordLine = 1, byteCount = 0

    /// Creates a reader at the beginning of its input.
    public init() {}

    /// Takes more bytes and hands each record that they end to `body`, with the line it begins in.
    ///
    /// - Throws: ``Fault``, and what `body` throws.
    public mutating func read(
        _ bytes: some Sequence<UInt8>,
        _ body: ([[UInt8]], _ line: Int) throws -> Void
    ) throws {
        for byte in bytes {
            if let record = try take(byte) { try body(record, line) }
        }
    }

    /// Returns a last record that no line end closed.
    ///
    /// - Throws: ``Fault`` when a quote is open.
    public mutating func finish() throws(Fault) -> [[UInt8]]? {
        if isQuoted { throw Fault(code: .openQuote, line: quoteLine) }
        return isOpen ? endRecord() : nil
    }

    private mutating func take(_ byte: UInt8) throws(Fault) -> [[UInt8]]? {
        byteCount += 1
        if byteCount > Self.mostBytes {
            throw isQuoted
                ? Fault(code: .openQuote, line: quoteLine) : Fault(code: .tooLong, line: recordLine)
        }
        if byte == 0 { throw Fault(code: .zeroByte, line: currentLine) }
        let followsReturn = wasReturn
        wasReturn = false
        if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") && !followsReturn {
            currentLine += 1
        }
        if isQuoted {
            wasReturn = byte == UInt8(ascii: "\r")
            if byte == UInt8(ascii: "\"") {
                (isQuoted, wasQuoted) = (false, true)
            } else {
                cell.append(byte)
            }
            return nil
        }
        switch byte {
        case UInt8(ascii: "\n"):
            guard followsReturn, !isOpen else { return endRecord() }
            // The line feed behind a return that ended the record.
            byteCount = 0
            recordLine = currentLine
            return nil
        case UInt8(ascii: "\r"):
            wasReturn = true
            return endRecord()
        case UInt8(ascii: ","):
            endCell()
        case UInt8(ascii: "\""):
            if wasQuoted {
                cell.append(byte)
                wasQuoted = false
            } else if !cell.isEmpty {
                throw Fault(code: .strayQuote, line: currentLine)
            } else {
                quoteLine = currentLine
            }
            isQuoted = true
        default:
            if wasQuoted { throw Fault(code: .strayQuote, line: currentLine) }
            cell.append(byte)
        }
        isOpen = true
        return nil
    }

    private mutating func endCell() {
        record.append(cell)
        cell.removeAll(keepingCapacity: true)
        wasQuoted = false
    }

    private mutating func endRecord() -> [[UInt8]] {
        endCell()
        line = recordLine
        recordLine = currentLine
        byteCount = 0
        defer { (record, isOpen) = ([], false) }
        return record
    }
}
