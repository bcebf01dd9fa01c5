public import Channels
public import ContactPolicy
import Postgres
public import Texts

extension ExportRunner {
    /// Everything an export refers to.
    public struct Order: Sendable {
        /// The export, and the hash of its definition with all it refers to.
        public var export: ExportDefinition, definitionHash: String
        /// Its channel, and the format that it takes.
        public let channel: ChannelDefinition, format: any AudienceFormat
        /// The policy.
        public var policy: PolicyDefinition
        /// The segments that decide who is on its list, those left out among them.
        public var segments: [String]
        /// The outcomes that its segments read, those left out among them.
        public var outcomes: [String]
        /// What of all this changes who gets what.
        public var identity: ListIdentity
        /// The names of all exports that are defined.
        public var defined: Set<String>
        /// Why the list is asked for again, though it was sent; `nil` when it is not.
        public var again: Reason?

        /// Creates an order.
        ///
        /// - Throws: ``ExportError/unknownFormat(_:known:)``.
        public init(
            export: ExportDefinition,
            definitionHash: String,
            channel: ChannelDefinition,
            policy: PolicyDefinition,
            segments: [String],
            outcomes: [String],
            identity: ListIdentity = ListIdentity(),
            defined: Set<String> = [],
            again: Reason? = nil
        ) throws(ExportError) {
            guard let format = AudienceFormats.named(channel.format) else {
                throw .unknownFormat(
                    channel.format,
                    known: AudienceFormats.all.map(\.name)
                )
            }
            self.export = export
            self.definitionHash = definitionHash
            self.channel = channel
            self.format = format
            self.policy = policy
            self.segments = segments
            self.outcomes = outcomes
            self.identity = identity
            self.defined = defined
            self.again = again
        }

        var isExclusion: Bool { export.kind == .exclude }

        /// Whether being on the list is a contact each time.
        var sendsLetters: Bool { !isExclusion && channel.contact == .send }

        /// Whether letters would go out a second time for the time of a list that was made, by an edit since and not
        /// because a person asks for them.
        func wouldSend(again made: MadeList) -> Bool {
            !isExclusion && again == nil && (sendsLetters || made.wasLetters)
                && !made.changes.isEmpty
        }

        /// The names that its list was sent under, today's first.
        var names: [String] { [export.name] + (export.was.map { [$0] } ?? []) }

        /// What tells the list that this order refreshes: its export, kind, channel and format.
        var list: [Value] {
            [
                .texts(names), .text(export.kind.rawValue), .text(channel.name), .text(format.name),
            ]
        }

        /// Whether the destination keeps a list that people have to be taken off.
        var keepsList: Bool {
            format.keepsList || isExclusion || channel.contact == .presence
        }
    }
}
