import Postgres

extension ExportRunner {
    /// A run as the database has it.
    package struct State: Sendable {
        let runID: Int64
        let export: String
        let state: RunState
        let attentionReason: AttentionReason?
        let acceptance: Acceptance?
        let isRemoval: Bool
        let contactAt: Instant
        let previousRunID: Int64?
        package let candidates: Int, included: Int
        let sequence: Int
        let manifestName: String, manifest: String
        let files: [File]

        /// Makes sure that it was published, where nothing is done next by itself.
        ///
        /// - Throws: ``ExportError/needsAttention(export:runID:reason:)``, ``ExportError/cancelled(export:runID:)``.
        func requirePublished() throws(ExportError) {
            if let attentionReason, state == .needsAttention {
                throw .needsAttention(export: export, runID: runID, reason: attentionReason)
            }
            guard state == .published else { throw .cancelled(export: export, runID: runID) }
        }

        struct File: Sendable {
            let number: Int
            let content: FileContent
            let name: String
            let rows: Int, bytes: Int
            let sha256: String
        }

        init(_ row: SQL.LockRunRow, _ files: [SQL.ListRunFilesRow]) {
            runID = row.runID
            export = row.export
            state = row.state
            attentionReason = row.attentionReason
            acceptance = row.acceptedFor.map { Acceptance(of: $0, count: row.acceptedCount) }
            isRemoval = row.isRemoval
            contactAt = row.contactAt
            previousRunID = row.previousRunID
            candidates = row.candidateCount
            included = row.includedCount
            sequence = row.sequence
            manifestName = row.manifestName
            manifest = row.manifest
            self.files = files.map {
                File(
                    number: $0.fileNumber,
                    content: $0.content,
                    name: $0.fileName,
                    rows: $0.rowCount,
                    bytes: $0.byteCount,
                    sha256: $0.fileSHA256
                )
            }
        }
    }
}
