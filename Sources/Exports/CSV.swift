/// Comma-separated values as bytes: UTF-8 without a mark, LF, doubled quotes.
///
/// Works on bytes, never on characters: a combining mark behind a quote makes one character of both,
/// and a search for the quote would miss it.
///
/// - SeeAlso: RFC 4180.
public enum CSV {
    /// Appends one record to `bytes`.
    public static func append(_ cells: [String], to bytes: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(cell, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(_ cell: String, to bytes: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let special: Set<UInt8> = [
            quote, UInt8(ascii: ","), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
        ]
        guard cell.utf8.contains(where: special.contains) else {
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
