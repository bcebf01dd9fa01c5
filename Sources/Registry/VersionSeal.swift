public import Audit
public import Postgres

/// Sums over model versions, what their gates measured, who let them act, and which one scores.
public enum VersionSeal {
    /// Returns the sums of a version and its outcome's champion; of all without an outcome.
    ///
    /// - Throws: `PostgresError`.
    public static func sums(
        _ outcome: String? = nil,
        _ version: Int? = nil,
        in session: isolated Session
    ) throws -> [Seal] {
        let key: [Value] = [.optional(outcome), .optional(version)]
        return try session.query(SQL.sealVersions, key)
    }

    /// Appends the sums of a version and its outcome's champion, after the database has said what happened to it.
    static func append(_ outcome: String, _ version: Int, in session: isolated Session) throws {
        try AuditTrail.append(
            "version_sealed",
            "\(outcome) \(version)",
            sealing: sums(outcome, version, in: session)
                .complete("version \(outcome) \(version)", ["version", "gates", "approval"]),
            in: session
        )
    }
}
