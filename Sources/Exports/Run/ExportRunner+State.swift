import Postgres

extension ExportRunner {
    /// A run as the database has it.
    package struct State: Sendable {
        let runID: Int64
        let export: String
        let state: RunState
        let attentionReason: AttentionReason?
        let acceptedCount: Int?
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

        init(_ row: Row, _ files: Rows) throws {
            runID = try row.value("run_id")
            export = try row.value("export")
            state = try row.value("state")
            attentionReason = try row.optional("attention_reason")
            acceptedCount = try row.optional("accepted_count")
            isRemoval = try row.value("is_removal")
            contactAt = try row.value("contact_at")
            previousRunID = try row.optional("previous_run_id")
            candidates = try row.value("candidate_count")
            included = try row.value("included_count")
            sequence = try row.value("sequence")
            manifestName = try row.value("manifest_name")
            manifest = try row.value("manifest")
            self.files = try files.map {
                File(
                    number: try $0.value("file_number"),
                    content: try $0.value("content"),
                    name: try $0.value("file_name"),
                    rows: try $0.value("row_count"),
                    bytes: try $0.value("byte_count"),
                    sha256: try $0.value("file_sha256")
                )
            }
        }
    }
}
