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
        /// What is asked of the policy.
        public var question: PolicyQuestion
        /// The form in which they would be contacted.
        public var format: any AudienceFormat
        /// When the contacts count.
        public var contactAt: Instant
        /// What consents may not be dated after.
        public var now: Instant

        /// What a contact is.
        public var contact: ContactModel { question.contact(isCut: isCut) }

        var isCut: Bool { cutRunID != nil }

        /// Creates a request for a list from segments.
        public init(
            runID: Int64,
            previousRunID: Int64? = nil,
            segments: [String],
            excludeSegments: [String],
            asking question: PolicyQuestion,
            format: any AudienceFormat,
            contactAt: Instant,
            now: Instant
        ) {
            self.runID = runID
            self.previousRunID = previousRunID
            self.segments = segments
            self.excludeSegments = excludeSegments
            self.question = question
            self.format = format
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
            return request
        }
    }
}
