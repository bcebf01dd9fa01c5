public import Channels
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
        /// The outcomes that its segments read, those left out among them.
        public var outcomes: [String]
        /// What of all this changes who gets what.
        public var identity: ListIdentity
        /// The names of all exports that are defined.
        public var defined: Set<String>
        /// Why the list is asked for again, though it was sent; `nil` when it is not.
        public var again: String?

        /// Creates an order.
        public init(
            export: ExportDefinition,
            definitionHash: String,
            channel: ChannelDefinition,
            policy: PolicyDefinition,
            outcomes: [String],
            identity: ListIdentity = ListIdentity(),
            defined: Set<String> = [],
            again: String? = nil
        ) {
            self.export = export
            self.definitionHash = definitionHash
            self.channel = channel
            self.policy = policy
            self.outcomes = outcomes
            self.identity = identity
            self.defined = defined
            self.again = again
        }

        /// The format of its channel.
        ///
        /// - Throws: ``ExportError/unknownFormat(_:known:)``.
        package var format: any AudienceFormat {
            get throws(ExportError) {
                guard let format = AudienceFormats.named(channel.format) else {
                    throw .unknownFormat(
                        channel.format,
                        known: AudienceFormats.all.map(\.name)
                    )
                }
                return format
            }
        }

        var isExclusion: Bool { export.kind == .exclude }

        /// Whether being on the list is a contact each time.
        var sendsLetters: Bool { !isExclusion && channel.contact == .send }

        /// The names that its list was sent under, today's first.
        var names: [String] { [export.name] + (export.was.map { [$0] } ?? []) }

        /// What tells the list that this order refreshes: its export, kind, channel and format.
        func list(_ format: any AudienceFormat) -> [Value] {
            [
                .texts(names), .text(export.kind.rawValue), .text(channel.name), .text(format.name),
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
