public import Audit
public import Postgres

/// Sums over the stays that releases began and ended.
public enum RefreshSeal {
    static func thing(_ segment: String, _ releaseID: Int64) -> String {
        "refresh \(segment) \(releaseID)"
    }

    /// Seals whom a segment took in and let go from a release, by whatever definitions.
    ///
    /// - Throws: `PostgresError`.
    static func append(
        _ event: String,
        _ segment: String,
        _ releaseID: Int64,
        in session: isolated Session
    ) throws {
        let seals = try sums(segment, releaseID, in: session)
            .complete(thing(segment, releaseID), ["entered", "left"])
        try AuditTrail.append(event, segment, sealing: seals, in: session)
    }

    /// Returns the sums of a segment and release, or of all.
    ///
    /// - Throws: `PostgresError`.
    public static func sums(
        _ segment: String? = nil,
        _ releaseID: Int64? = nil,
        in session: isolated Session
    ) throws -> [Seal] {
        let key: [Value] = [.optional(segment), .optional(releaseID)]
        return try session.query(SQL.sealRefreshes, key)
    }
}
