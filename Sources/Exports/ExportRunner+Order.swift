import Channels
public import ContactPolicy
import Postgres

extension ExportRunner {
    /// Everything an export refers to.
    public struct Order: Sendable {
        /// The export, and the hash of its definition with all it refers to.
        public var export: ExportDefinition, definitionHash: String
        /// Its channel.
        public var channel: ChannelDefinition
        /// The policy.
        public var policy: PolicyDefinition
        /// The outcomes that its segments read.
        public var outcomes: [String]

        /// Creates an order.
        public init(
            export: ExportDefinition,
            definitionHash: String,
            channel: ChannelDefinition,
            policy: PolicyDefinition,
            outcomes: [String]
        ) {
            self.export = export
            self.definitionHash = definitionHash
            self.channel = channel
            self.policy = policy
            self.outcomes = outcomes
        }

        var isExclusion: Bool { export.kind == .exclude }

        /// What tells the list that this order refreshes: its export, kind, channel and format.
        func list(_ format: any AudienceFormat) -> [Value] {
            [
                .text(export.name), .text(export.kind.rawValue), .text(channel.name),
                .text(format.name),
            ]
        }

        /// Whether the destination keeps a list that people have to be taken off.
        func keepsList(_ format: any AudienceFormat) -> Bool {
            format.keepsList || isExclusion || channel.contact == .presence
        }
    }

    /// What came of a run.
    public struct Outcome: Codable, Sendable {
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

        init(_ order: Order, _ state: State, folder: String, _ wasPublished: Bool) {
            export = order.export.name
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
