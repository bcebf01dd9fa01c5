public import Exports
public import Postgres

/// A run of an export that did not consider a customer, and what kept the customer out of each of its segments.
public struct Absence: Codable, Sendable, Equatable {
    /// The run's number.
    public let runID: Int64
    /// The export.
    public let export: String
    /// `include` or `exclude`.
    public let kind: String
    /// Where the run is.
    public let state: RunState
    /// The segments that its definition lists; none where that is not kept.
    public let segments: [MissedSegment]

    /// A segment that the customer was not in when the run was planned.
    public struct MissedSegment: Codable, Sendable, Equatable {
        /// The segment.
        public let segment: String
        /// What its rule asks in the run's release, and how the customer stands to it; `nil` where that is not kept.
        public let standing: RuleStanding?
        /// The customer's last stay before; `nil` for whoever was never in it.
        public let lastStay: Ended?
    }

    /// How a stay ended.
    public struct Ended: Codable, Sendable, Equatable {
        /// When it began.
        public let enteredAt: Instant
        /// When it ended.
        public let leftAt: Instant
        /// The release whose scores ended it; `nil` for a stay that goes on.
        public let releaseID: Int64?
        /// What was not met any more, in words.
        public let reason: String?
    }
}
