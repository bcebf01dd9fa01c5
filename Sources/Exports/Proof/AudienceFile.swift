import Digests

/// A published file as a consumer reads it: byte by byte, a record at a time.
struct AudienceFile {
    private(set) var sha256 = ""
    private(set) var byteCount = 0
    /// Records behind the header.
    private(set) var rowCount = 0
    /// What a consumer would stumble over.
    private(set) var faults: [String] = []

    private var columns = 0
    private var cells = 1
    private var cell: [UInt8] = []
    private var isQuoted = false
    private var isAfterQuote = false
    private var isHeader = true
    private var header: [String] = []
    private let expected: VendorFile

    // SHA-256 of nothing: an empty cell that was hashed.
    private static let hashOfNothing = Array(
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855".utf8
    )

    /// Reads the file at a path of a destination as the vendor does who `expected` it.
    init(_ destination: any Destination, _ path: DestinationPath, _ expected: VendorFile)
        throws(OutboxError)
    {
        self.expected = expected
        let digest = SHA256()
        let reader = try destination.reader(of: path, chunkBytes: 1 << 20)
        while let bytes = try reader.next() {
            digest.update(bytes)
            byteCount += bytes.count
            for byte in bytes { take(byte) }
        }
        sha256 = hexadecimal(digest.finish())
        if isQuoted || cells > 1 || !cell.isEmpty { fault("the last record is cut off") }
    }

    private mutating func take(_ byte: UInt8) {
        if isQuoted {
            if byte == UInt8(ascii: "\"") {
                isQuoted = false
                isAfterQuote = true
            } else {
                cell.append(byte)
            }
            return
        }
        switch byte {
        case UInt8(ascii: "\""):
            if isAfterQuote { cell.append(byte) }
            isQuoted = true
        case UInt8(ascii: ","): endCell()
        case UInt8(ascii: "\n"): endRecord()
        default: cell.append(byte)
        }
        isAfterQuote = false
    }

    private mutating func endCell() {
        judge()
        cell.removeAll(keepingCapacity: true)
        cells += 1
    }

    private mutating func endRecord() {
        judge()
        cell.removeAll(keepingCapacity: true)
        if isHeader {
            columns = cells
            if !expected.headers.contains(header) { fault("its header is not its vendor's") }
        } else {
            rowCount += 1
        }
        if cells != columns { fault("record \(rowCount) has \(cells) cells, not \(columns)") }
        cells = 1
        isHeader = false
    }

    private mutating func judge() {
        if isHeader {
            header.append(String(decoding: cell, as: UTF8.self))
            return
        }
        if cell == Self.hashOfNothing { fault("record \(rowCount + 1) holds the hash of nothing") }
        let column = cells <= header.count ? header[cells - 1] : ""
        if !cell.isEmpty, !expected.plainColumns.contains(column), !Self.isDigest(cell) {
            fault("record \(rowCount + 1), \(column): is not hashed")
        }
    }

    private static func isDigest(_ cell: [UInt8]) -> Bool {
        cell.count == 64 && cell.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    }

    private mutating func fault(_ text: String) {
        if faults.count < 5 { faults.append(text) }
    }
}
