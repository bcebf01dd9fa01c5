import Jobs
public import Postgres

/// Puts scores in force, or holds them.
public struct ReleaseGate: Sendable {
    /// Hours after its as-of that a daily release may choose an audience.
    public static let validHours = 36
    /// The share of customers, or of an outcome's, that may be missing against the release in force.
    public static let largestLoss = 0.4
    /// The share by which they may grow.
    public static let largestGrowth = 3.0
    /// How far an outcome's mean score may move.
    public static let largestDrift = 0.25

    private let pool: SessionPool

    /// Creates the gate of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Checks the guards and puts the release in force with one update; again changes nothing.
    ///
    /// Of the release: as many scores as built customers, and neither 40 % fewer nor 300 % more than in the
    /// release in force; one that fails is held for good. Of each outcome the same, somebody in its
    /// population, and a mean score that moved by at most 0.25; one that fails is held by itself, and carries
    /// the values of the release in force with their own expiry. Scores that are not finite cannot be stored.
    ///
    /// - Throws: ``ScoreError/held(releaseID:reason:)``, ``ScoreError/goesBack(asOf:current:)``.
    public func release(_ releaseID: Int64) async throws {
        let reason: String? = try await pool.transaction { session in
            let id = Value.bigint(releaseID)
            guard let row = try session.query(SQL.lockRelease, [id]).first else {
                return "there is no release \(releaseID)"
            }
            let state: String = try row.value("state")
            if state == "released" { return nil }
            if state == "held" { return try row.value("held_reason") }
            if state == "scoring" {
                return "it is not scored to the end: run `segcast score` again"
            }
            let asOf: Instant = try row.value("as_of")
            if let current: Instant = try row.optional("previous_as_of"), current > asOf {
                throw ScoreError.goesBack(asOf: asOf, current: current)
            }
            let until = asOf.advanced(byHours: Self.validHours)
            let objections = try session.query(SQL.listOutcomes, [id]).map {
                (row: $0, reason: try Self.objection(toOutcome: $0))
            }
            let isCarried = try objections.contains {
                try $0.reason == nil
                    || $0.row.optional("previous_release_id", as: Int64.self) != nil
            }
            let first = objections.lazy.compactMap(\.reason).first
            if let reason = try Self.objection(to: row) ?? (isCarried ? nil : first) {
                try session.query(SQL.markHeld, [id, .text(reason)])
                try AuditTrail.append("release_held", "\(releaseID)", in: session)
                return reason
            }
            for (outcome, reason) in objections {
                try Self.settle(outcome, of: id, until, reason, in: session)
            }
            try session.query(SQL.markReleased, [id, .timestamptz(until)])
            try session.query(SQL.pointToRelease, [id])
            let held = objections.count { $0.reason != nil }
            try AuditTrail.append(
                held > 0 ? "release_released_in_part" : "release_released",
                "\(releaseID)",
                in: session
            )
            return nil
        }
        if let reason { throw ScoreError.held(releaseID: releaseID, reason: reason) }
    }

    /// Releases an outcome, or holds it with what the release in force has of it.
    private static func settle(
        _ outcome: Row,
        of releaseID: Value,
        _ until: Instant,
        _ reason: String?,
        in session: isolated Session
    ) throws {
        let name = Value.text(try outcome.value("outcome"))
        guard let reason else {
            try session.query(SQL.markOutcomeReleased, [releaseID, name, .timestamptz(until)])
            return
        }
        let source: Int64? = try outcome.optional("previous_release_id")
        let carried = source.map(Value.bigint) ?? .null
        let position: Int = try outcome.value("score_position")
        try session.query(SQL.carryScores, [releaseID, .integer(position), carried])
        let version: Int = try outcome.value(source == nil ? "version" : "previous_version")
        let count: Int = try outcome.optional("previous_score_count") ?? 0
        let mean: Double? = try outcome.optional("previous_mean_score")
        try session.query(
            SQL.markOutcomeHeld,
            [
                releaseID, name, .text(reason), carried, .integer(version),
                .optional(try outcome.optional("previous_valid_until", as: Instant.self)),
                .integer(count), mean.map(Value.double) ?? .null,
            ]
        )
    }

    /// Returns the release in force at a time.
    ///
    /// - Throws: ``ScoreError/noReleaseInForce(at:)`` when there is none or it has expired: inclusions
    ///   stop then.
    public func inForce(at time: Instant) async throws -> Release {
        guard let row = try await pool.query(SQL.findCurrentRelease).first else {
            throw ScoreError.noReleaseInForce(at: time)
        }
        let release = try Release(row)
        guard let until = release.validUntil, release.asOf <= time, time <= until else {
            throw ScoreError.noReleaseInForce(at: time)
        }
        return release
    }

    /// Returns the release that was last in force at a time, expired or not: for lists of whom not to
    /// target, which must not end when scores do.
    ///
    /// - Throws: ``ScoreError/noReleaseInForce(at:)`` when there never was one.
    public func newest(at time: Instant) async throws -> Release {
        guard let row = try await pool.query(SQL.findCurrentRelease).first else {
            throw ScoreError.noReleaseInForce(at: time)
        }
        return try Release(row)
    }

    /// Returns the outcomes of a release with the versions that scored them.
    public func outcomes(of releaseID: Int64) async throws -> [(
        outcome: String, version: Int, position: Int
    )] {
        try await pool.query(SQL.listOutcomes, [.bigint(releaseID)]).map {
            (try $0.value("outcome"), try $0.value("version"), try $0.value("score_position"))
        }
    }

    /// Returns the outcomes of a release that are held and carry nothing.
    public func outcomesWithoutScores(of releaseID: Int64) async throws -> Set<String> {
        let rows = try await pool.query(SQL.listOutcomes, [.bigint(releaseID)])
        var names: Set<String> = []
        for row in rows where try row.value("status", as: String.self) == "held" {
            if try row.optional("valid_until", as: Instant.self) == nil {
                names.insert(try row.value("outcome"))
            }
        }
        return names
    }

    private static func objection(to release: Row) throws -> String? {
        let count: Int = try release.optional("customer_count") ?? 0
        if let built: Int = try release.optional("built_count"), built != count {
            return "\(count) customers are scored of \(built) that were built"
        }
        if count == 0 { return "nobody is scored" }
        if let previous: Int = try release.optional("previous_count"),
            isFarFrom(previous, count)
        {
            return "\(count) customers are scored where the release in force has \(previous)"
        }
        return nil
    }

    private static func objection(toOutcome row: Row) throws -> String? {
        let outcome: String = try row.value("outcome")
        let count: Int = try row.value("score_count")
        if count == 0 { return "nobody is in the population of \(outcome)" }
        if let previous: Int = try row.optional("previous_score_count"), isFarFrom(previous, count)
        {
            return "\(count) customers are in the population of \(outcome), before \(previous)"
        }
        if let mean: Double = try row.optional("mean_score"),
            let before: Double = try row.optional("previous_mean_score"),
            abs(mean - before) > largestDrift
        {
            return "the mean score of \(outcome) moved from \(before) to \(mean)"
        }
        return nil
    }

    private static func isFarFrom(_ previous: Int, _ count: Int) -> Bool {
        let share = Double(count) / Double(max(previous, 1))
        return previous > 0 && (share < 1 - largestLoss || share > 1 + largestGrowth)
    }
}
