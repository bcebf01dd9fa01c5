public import Partitions
public import Postgres

/// One consistent set of scores, which every channel uses in the same period.
public struct Release: Sendable {
    /// Its number.
    public let releaseID: Int64
    /// The instant nothing in it looks past.
    public let asOf: Instant
    /// The features it was scored from.
    public let buildID: Int64
    /// Where it is.
    public let state: ReleaseState
    /// Why it is held.
    public let heldReason: String?
    /// How many customers it has a row for.
    public let customerCount: Int
    /// Until when its scores may choose an audience.
    public let validUntil: Instant?

    /// The partition that holds the rows of a release.
    public static func partition(of releaseID: Int64) -> Partition {
        Partition(of: "scores", releaseID)
    }

    init(_ row: SQL.ReleaseRow) {
        releaseID = row.releaseID
        asOf = row.asOf
        buildID = row.buildID
        state = row.state
        heldReason = row.heldReason
        customerCount = row.customerCount ?? 0
        validUntil = row.validUntil
    }
}
