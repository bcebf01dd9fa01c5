/// Records out of bytes that come in pieces: quoted or not, ended by LF, CR LF or CR.
///
/// - SeeAlso: RFC 4180.
public struct CSVReader {
    private var record: [[UInt8]] = []
    private var cell: [UInt8] = []
    private var isQuoted = false, wasQuote = false, wasReturn = false, isOpen = false

    /// Creates a reader at the beginning of its input.
    public init() {}

    /// Takes more bytes and hands each record that they end to `body`.
    public mutating func read(
        _ bytes: some Sequence<UInt8>,
        _ body: ([[UInt8]]) throws -> Void
    ) rethrows {
        for byte in bytes {
            if let record = take(byte) { try body(record) }
        }
    }

    /// Returns a last record that no line end closed; a quote that was never closed ends with the input.
    public mutating func finish() -> [[UInt8]]? { isOpen ? endRecord() : nil }

    private mutating func take(_ byte: UInt8) -> [[UInt8]]? {
        if isQuoted {
            if byte == UInt8(ascii: "\"") {
                (isQuoted, wasQuote) = (false, true)
            } else {
                cell.append(byte)
            }
            return nil
        }
        let (followsReturn, followsQuote) = (wasReturn, wasQuote)
        (wasReturn, wasQuote) = (false, false)
        switch byte {
        case UInt8(ascii: "\n"): return followsReturn ? nil : endRecord()
        case UInt8(ascii: "\r"):
            wasReturn = true
            return endRecord()
        case UInt8(ascii: ","): endCell()
        case UInt8(ascii: "\""):
            if followsQuote { cell.append(byte) }
            isQuoted = true
        default: cell.append(byte)
        }
        isOpen = true
        return nil
    }

    private mutating func endCell() {
        record.append(cell)
        cell.removeAll(keepingCapacity: true)
    }

    private mutating func endRecord() -> [[UInt8]] {
        endCell()
        defer { (record, isOpen) = ([], false) }
        return record
    }
}
