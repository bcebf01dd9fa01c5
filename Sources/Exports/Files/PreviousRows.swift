import Channels
import Postgres

/// The rows that the run before sent, as its kept bytes hold them.
///
/// A list is sent again with the columns that its format has by now; what it had no column for stays empty. They are read
/// twice: to see what each was found by, and again to take off what nobody on the new list is.
struct PreviousRows: Sendable {
    let kept: KeptBytes
    let format: any AudienceFormat
    let export: String
    let runID: Int64
    /// The numbers of its audience files.
    let files: [Int]

    private var fileIndex = 0, chunkNumber = 0
    private var reader = CSVReader()
    /// The columns of the file that is read, once its header was.
    private var layout: FileLayout?

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
    /// - Throws: ``ExportError/bytesLost(export:runID:file:)`` when a file is cut short, or has a column that its format
    ///   has no more; `CipherError`, `PostgresError`.
    mutating func next(on session: Session) async throws -> [[Cell]]? {
        while fileIndex < files.count {
            let number = files[fileIndex]
            guard let chunk = try await kept.chunk(chunkNumber, of: number, of: runID, on: session)
            else {
                guard chunkNumber > 0, try reader.finish() == nil else { throw lost }
                (fileIndex, chunkNumber, reader, layout) = (fileIndex + 1, 0, CSVReader(), nil)
                continue
            }
            chunkNumber += 1
            var records: [[[UInt8]]] = []
            try reader.read(chunk) { record, _ in records.append(record) }
            if layout == nil, let header = records.first {
                let names = header.map { String(decoding: $0, as: UTF8.self) }
                layout = FileLayout(names, of: format.header)
                guard layout != nil else { throw lost }
                records.removeFirst()
            }
            return try records.map { record in
                guard let cells = layout?.cells(of: record) else { throw lost }
                return zip(format.header, cells).map(cell)
            }
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
