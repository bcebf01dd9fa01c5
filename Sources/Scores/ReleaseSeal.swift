public import Audit
public import Postgres
import Texts

/// Sums over releases, their outcomes and scores, what was measured, accepted and done about them, and which one is in
/// force.
public enum ReleaseSeal {
    /// Returns the sums of a release, or of all that were judged, and of the pointer to the one in force.
    ///
    /// - Throws: `PostgresError`.
    public static func sums(_ releaseID: Int64? = nil, in session: isolated Session) throws
        -> [Seal]
    {
        try rows(releaseID, in: session) + scores(releaseID, in: session) + current(in: session)
    }

    /// Appends what happened to a release, with its sums and those of the releases that it changed; without those of its
    /// scores, where it only changed its place.
    static func append(
        _ event: String,
        _ releaseID: Int64,
        changing others: [Int64] = [],
        withScores: Bool = false,
        because reason: Reason? = nil,
        in session: isolated Session
    ) throws {
        let seals =
            try ([releaseID] + others).flatMap { try rows($0, in: session) } + current(in: session)
            + (withScores ? scores(releaseID, in: session) : [])
        try AuditTrail.append(
            event,
            "\(releaseID)",
            because: reason,
            sealing: seals,
            in: session
        )
    }

    private static func rows(_ releaseID: Int64?, in session: isolated Session) throws -> [Seal] {
        let id = Value.optional(releaseID)
        let sums =
            try session.query(SQL.sealReleases, [id])
            + session.query(SQL.sealJudgements, [id])
        return releaseID.map { sums.complete("release \($0)", Self.parts) } ?? sums
    }

    /// Of one that is judged again, and of one that nobody touched, some are empty.
    private static let parts = ["release", "measures", "acceptances", "acts"]

    private static func scores(_ releaseID: Int64?, in session: isolated Session) throws -> [Seal] {
        try session.query(SQL.sealScores, [.optional(releaseID)])
    }

    private static func current(in session: isolated Session) throws -> [Seal] {
        try session.query(SQL.sealCurrent)
    }
}
