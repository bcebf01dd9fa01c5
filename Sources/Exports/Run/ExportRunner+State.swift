import Postgres

extension ExportRunner {
    /// A run as the database has it.
    package struct State: Sendable {
        let runID: Int64
        let export: String
        let name: String
        let attentionReason: String
        let acceptedCount: Int?
        let isRemoval: Bool
        let contactAt: Instant
        let previousRunID: Int64?
        package let candidates: Int, included: Int
        let sequence: Int
        let manifestName: String, manifest: String
        let files: [File]

        /// Whether nothing is left to be done with it.
        var isOver: Bool { ["published", "acknowledged", "cancelled"].contains(name) }

        struct File: Sendable {
            let number: Int
            let content: String
            let name: String
            let rows: Int, bytes: Int
            let sha256: String
        }

        init(_ row: Row, _ files: Rows) throws {
            runID = try row.value("run_id")
            export = try row.value("export")
            name = try row.value("state")
            attentionReason = try row.optional("attention_reason") ?? ""
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
