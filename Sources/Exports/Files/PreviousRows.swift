import Channels
import Postgres

/// The rows that the run before sent, as its kept bytes hold them.
///
/// They are read twice: to see what each was found by, and again to take off what nobody on the new list is.
struct PreviousRows: Sendable {
    let kept: KeptBytes
    let format: any AudienceFormat
    let export: String
    let runID: Int64
    /// The numbers of its audience files.
    let files: [Int]

    private var fileIndex = 0, chunkNumber = 0
    private var reader = CSVReader()
    private var isHeader = true

    init(
        _ kept: KeptBytes,
        _ format: any AudienceFormat,
        of export: String,
        _ runID: Int64,
        files: [Int]
    ) {
        self.kept = kept
        self.format = format
        self.export = export
        self.runID = runID
        self.files = files
    }

    /// Returns the next rows, in the order in which they were sent; `nil` when there are none.
    ///
    /// - Throws: ``ExportError/bytesLost(export:runID:file:)`` when a file is cut short; `CipherError`,
    ///   `PostgresError`.
    mutating func next(on session: Session) async throws -> [[Cell]]? {
        while fileIndex < files.count {
            let number = files[fileIndex]
            guard let chunk = try await kept.chunk(chunkNumber, of: number, of: runID, on: session)
            else {
                guard chunkNumber > 0, try reader.finish() == nil else { throw lost }
                (fileIndex, chunkNumber, reader, isHeader) = (
                    fileIndex + 1, 0, CSVReader(), true
                )
                continue
            }
            chunkNumber += 1
            var records: [[[UInt8]]] = []
            try reader.read(chunk) { record, _ in records.append(record) }
            if isHeader, !records.isEmpty {
                records.removeFirst()
                isHeader = false
            }
            guard records.allSatisfy({ $0.count == format.header.count }) else { throw lost }
            return records.map { zip(format.header, $0).map(cell) }
        }
        return nil
    }

    /// A cell as it was sent.
    private func cell(_ column: String, _ bytes: [UInt8]) -> Cell {
        if bytes.isEmpty { return .empty(.empty) }
        let text = String(decoding: bytes, as: UTF8.self)
        return format.plainColumns.contains(column) ? .plain(text) : .digest(text)
    }

    private var lost: ExportError {
        .bytesLost(export: export, runID: runID, file: "the list before")
    }
}
