import Digests

/// Comma-separated values as bytes: UTF-8 without a mark, LF, doubled quotes.
///
/// Works on bytes, never on characters: a combining mark behind a quote makes one character of both,
/// and a search for the quote would miss it.
///
/// - SeeAlso: RFC 4180.
public enum CSV {
    /// What a spreadsheet takes for the beginning of a formula.
    public static let opensFormulas: Set<UInt8> = Set("=+-@\t\r".utf8)

    /// Appends one record to `bytes`.
    public static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    /// Appends one record to `bytes`: digests in hexadecimal, all else as it is.
    public static func append(_ row: HashedRow, to bytes: inout [UInt8]) {
        for (index, cell) in row.cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            switch cell {
            case .plain(let text): append(text, to: &bytes)
            case .hashed: row.digests[index]?.appendHexadecimal(to: &bytes)
            case .digest(let text): bytes.append(contentsOf: text.utf8)
            case .withheld, .empty: break
            }
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let isSpecial = cell.utf8.contains {
            $0 == quote || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r")
        }
        guard isSpecial else {
            bytes.append(contentsOf: cell.utf8)
            return
        }
        bytes.append(quote)
        for byte in cell.utf8 {
            if byte == quote { bytes.append(quote) }
            bytes.append(byte)
        }
        bytes.append(quote)
    }
}
