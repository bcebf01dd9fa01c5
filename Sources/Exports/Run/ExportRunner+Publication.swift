extension ExportRunner {
    /// A published run, and where its files are.
    public struct Publication: Codable, Sendable {
        /// The export, its run and number.
        public let export: String, runID: Int64, sequence: Int
        /// Where the files and their manifest are.
        public let files: [String], manifest: String
        /// Rows of the list, and candidates.
        public let included: Int, candidates: Int
        /// Whether it had been published before.
        public let wasPublished: Bool
        /// Whether it is the newest of its list.
        public internal(set) var isCurrent = true

        init(_ state: State, folder: String, _ wasPublished: Bool) {
            export = state.export
            runID = state.runID
            sequence = state.sequence
            files = state.files.map { "\(folder)/\($0.name)" }
            manifest = "\(folder)/\(state.manifestName)"
            included = state.included
            candidates = state.candidates
            self.wasPublished = wasPublished
        }

        private enum CodingKeys: String, CodingKey {
            case export, sequence, files, manifest, included, candidates
            case runID = "run_id"
            case wasPublished = "was_published"
            case isCurrent = "is_current"
        }
    }
}
