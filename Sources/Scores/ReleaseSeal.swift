public import Jobs
public import Postgres

/// Sums over releases, their outcomes and their scores, and which release is in force.
public enum ReleaseSeal {
    /// Returns the sums of a release, or of all that were judged, and of the pointer to the one in force.
    ///
    /// - Throws: `PostgresError`.
    public static func sums(_ releaseID: Int64? = nil, in session: isolated Session) throws
        -> [Seal]
    {
        let id = [releaseID.map(Value.bigint) ?? .null]
        return try session.query(SQL.sealReleases, id).map(Seal.init)
            + session.query(SQL.sealScores, id).map(Seal.init)
            + session.query(SQL.sealCurrent).map(Seal.init)
    }

    /// Appends what happened to a release, with its sums and those of the releases that it changed.
    static func append(
        _ event: String,
        _ releaseID: Int64,
        changing others: [Int64] = [],
        because reason: String? = nil,
        in session: isolated Session
    ) throws {
        let seals = try ([releaseID] + others).flatMap { try sums($0, in: session) }
        try AuditTrail.append(
            event,
            "\(releaseID)",
            because: reason,
            sealing: seals,
            in: session
        )
    }
}
