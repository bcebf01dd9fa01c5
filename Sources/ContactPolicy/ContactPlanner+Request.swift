public import Channels
public import Postgres

extension ContactPlanner {
    /// What a run asks for.
    public struct Request: Sendable {
        /// The run, and the one whose audience it refreshes, if any.
        public var runID: Int64, previousRunID: Int64?
        /// The run whose list is only cut, if any: those on it are the candidates, and nobody enters.
        public var cutRunID: Int64?
        /// Segments whose members are candidates, and those whose members are left out.
        public var segments: [String], excludeSegments: [String]
        /// Whether it lists whom not to target: nothing is charged, and the control group is in it.
        public var isExclusion: Bool
        /// Where they would be contacted, and in which form.
        public var channel: ChannelDefinition, format: any AudienceFormat
        /// The brand that contacts them.
        public var brand: String
        /// The group that is held back, if any.
        public var controlGroup: ControlGroup?
        /// When the contacts count.
        public var contactAt: Instant
        /// What consents may not be dated after.
        public var now: Instant

        /// Whether somebody has to have agreed to something.
        var needsConsent: Bool { channel.consentNotRequired == nil }

        /// What a contact is: nothing, for a list of whom not to target and for one that is only cut; whoever
        /// is present stays so.
        public var contact: ContactModel {
            channel.contact(isExclusion: isExclusion, isCut: cutRunID != nil)
        }

        /// Creates a request for a list from segments.
        public init(
            runID: Int64,
            previousRunID: Int64? = nil,
            segments: [String],
            excludeSegments: [String],
            isExclusion: Bool = false,
            channel: ChannelDefinition,
            format: any AudienceFormat,
            brand: String,
            controlGroup: ControlGroup?,
            contactAt: Instant,
            now: Instant
        ) {
            self.runID = runID
            self.previousRunID = previousRunID
            self.segments = segments
            self.excludeSegments = excludeSegments
            self.isExclusion = isExclusion
            self.channel = channel
            self.format = format
            self.brand = brand
            self.controlGroup = controlGroup
            self.contactAt = contactAt
            self.now = now
        }

        /// Returns the request that only cuts the list of `runID`: of those on it, whoever may no longer be
        /// contacted leaves, and nothing else is asked.
        public func cutting(_ runID: Int64) -> Self {
            var request = self
            request.cutRunID = runID
            request.segments = []
            request.excludeSegments = []
            request.controlGroup = nil
            return request
        }
    }
}

extension ChannelDefinition {
    /// What a contact is on a list of the channel: nothing, for whom not to target and where a list of letters is only
    /// cut; whoever is present stays so.
    public func contact(isExclusion: Bool, isCut: Bool) -> ContactModel {
        if isExclusion { return .none }
        return isCut && contact == .send ? .none : contact
    }
}
