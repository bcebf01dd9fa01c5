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

    init(_ row: Row) throws(PostgresError) {
        releaseID = try row.value("release_id")
        asOf = try row.value("as_of")
        buildID = try row.value("build_id")
        state = try row.value("state")
        heldReason = try row.optional("held_reason")
        customerCount = try row.optional("customer_count") ?? 0
        validUntil = try row.optional("valid_until")
    }
}
