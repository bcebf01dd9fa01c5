import Channels
import Postgres

/// The rows that the run before sent, each beside its customer, in customer order.
///
/// Its files hold the members in that order, so the n-th row is the n-th member's.
struct PreviousRows: Sendable {
    let kept: KeptBytes
    let pool: SessionPool
    let export: String
    let runID: Int64
    /// The numbers of its audience files.
    let files: [Int]

    private var buffer: [(customerID: Int64, row: [UInt8])] = []
    private var position = 0
    private var isAtEnd = false
    private var lastMember = Int64.min
    private var rows: [[UInt8]] = []
    private var fileIndex = 0, chunkNumber = 0
    private var splitter = RecordSplitter()

    private static let pageRows = 20_000

    init(_ kept: KeptBytes, of export: String, _ runID: Int64, files: [Int], from pool: SessionPool)
    {
        self.kept = kept
        self.export = export
        self.runID = runID
        self.files = files
        self.pool = pool
    }

    /// Makes sure that everybody up to a customer is in the buffer.
    mutating func fill(through customerID: Int64?) async throws {
        guard let customerID else { return }
        while !isAtEnd, (buffer.last?.customerID ?? .min) < customerID { try await load() }
    }

    /// Takes the rows up to a customer out, but for one that is sent again unchanged.
    mutating func take(through customerID: Int64, but row: ArraySlice<UInt8>) -> [[UInt8]] {
        var taken: [[UInt8]] = []
        while position < buffer.count, buffer[position].customerID <= customerID {
            let old = buffer[position]
            position += 1
            if old.customerID < customerID || old.row[...] != row { taken.append(old.row) }
        }
        return taken
    }

    /// Takes what is left, a page at a time; `nil` when nothing is.
    mutating func rest() async throws -> [[UInt8]]? {
        if position == buffer.count, !isAtEnd { try await load() }
        guard position < buffer.count else { return isAtEnd ? nil : [] }
        defer { position = buffer.count }
        return buffer[position...].map(\.row)
    }

    /// Reads the next members and as many rows.
    private mutating func load() async throws {
        let page = try await pool.query(
            SQL.listMemberPage,
            [.bigint(runID), .bigint(lastMember), .integer(Self.pageRows)]
        )
        buffer.removeFirst(position)
        position = 0
        for member in page {
            let customerID: Int64 = try member.value("customer_id")
            guard let row = try await nextRow() else {
                throw ExportError.bytesLost(
                    export: export,
                    runID: runID,
                    file: "the list before"
                )
            }
            buffer.append((customerID, row))
            lastMember = customerID
        }
        isAtEnd = page.count < Self.pageRows
    }

    private mutating func nextRow() async throws -> [UInt8]? {
        while rows.isEmpty {
            guard fileIndex < files.count else { return nil }
            if let chunk = try await kept.chunk(
                chunkNumber,
                of: files[fileIndex],
                of: runID,
                from: pool
            ) {
                rows = splitter.split(chunk).reversed()
                chunkNumber += 1
            } else {
                splitter = RecordSplitter()
                (fileIndex, chunkNumber) = (fileIndex + 1, 0)
            }
        }
        return rows.removeLast()
    }
}

/// Cuts a file into the bytes of its records, the header left out.
struct RecordSplitter: Sendable {
    private var record: [UInt8] = []
    private var isQuoted = false
    private var isHeader = true

    /// Returns the records that `bytes` complete, each with its line end.
    mutating func split(_ bytes: [UInt8]) -> [[UInt8]] {
        var records: [[UInt8]] = []
        for byte in bytes {
            record.append(byte)
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
            if !isHeader { records.append(record) }
            isHeader = false
            record = []
        }
        return records
    }
}
