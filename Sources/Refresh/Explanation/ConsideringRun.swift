public import ContactPolicy
public import Exports
public import Postgres

/// An export run that considered a customer, and what became of the customer in it.
public struct ConsideringRun: Codable, Sendable, Equatable {
    /// The run's number.
    public let runID: Int64
    /// The export.
    public let export: String
    /// `include` or `exclude`.
    public let kind: String
    /// Where the run is.
    public let state: RunState
    /// Which definition it was planned by.
    public let definitionHash: String
    /// Whether it only cut the list before it.
    public let isRemoval: Bool
    /// Where the customer ended.
    public let bucket: Bucket
    /// The cap that left no room; `nil` for whoever is not capped.
    public let cap: String?
    /// When the list was committed.
    public let committedAt: Instant?
    /// The contact that was charged; `nil` when none was.
    public let contact: Contact?
    /// Whether the file holds the customer.
    public let isMember: Bool
    /// The audience files, with spaces between; `nil` before any is published.
    public let fileNames: String?
    /// When contacts of the run count.
    public let contactAt: Instant
    /// Whose scores it was made from.
    public let releaseID: Int64

    /// Where the customer ended, with the cap of whoever is capped.
    public var filing: Filing { Filing(bucket, under: cap) }

    /// What was charged.
    public struct Contact: Codable, Sendable, Equatable {
        /// What counts as one.
        public let model: String
        /// When it counts.
        public let at: Instant
        /// The run that charged it: another one for a stay.
        public let runID: Int64
        /// Whether it came with what finds the customer, from another record.
        public let isTakenOver: Bool
        /// When it was given back.
        public let releasedAt: Instant?
    }
}
