import Jobs
public import Postgres

/// Puts scores in force, or holds them.
public struct ReleaseGate: Sendable {
    /// Hours after its as-of that a daily release may choose an audience.
    public static let validHours = 36
    /// The share of customers that may be missing against the release in force.
    public static let largestLoss = 0.4

    private let pool: SessionPool

    /// Creates the gate of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Checks the guards and puts the release in force with one update; again changes nothing.
    ///
    /// Guards: as many scores as built customers, none of the outcomes without a score, and not more than
    /// 40 % of the customers gone since the release in force. A release that fails one is held for good.
    ///
    /// - Throws: ``ScoreError/held(releaseID:reason:)``, ``ScoreError/goesBack(asOf:current:)``.
    public func release(_ releaseID: Int64) async throws {
        let reason: String? = try await pool.transaction { session in
            guard let row = try session.query(SQL.lockRelease, [.bigint(releaseID)]).first else {
                return "there is no release \(releaseID)"
            }
            let state: String = try row.value("state")
            if state == "released" { return nil }
            if state == "held" { return try row.value("held_reason") }
            let asOf: Instant = try row.value("as_of")
            if let current: Instant = try row.optional("previous_as_of"), current > asOf {
                throw ScoreError.goesBack(asOf: asOf, current: current)
            }
            if let reason = try Self.objection(
                row,
                session.query(SQL.listOutcomes, [.bigint(releaseID)])
            ) {
                try session.query(SQL.markHeld, [.bigint(releaseID), .text(reason)])
                try AuditTrail.append("release_held", "\(releaseID)", in: session)
                return reason
            }
            let until = asOf.advanced(byHours: Self.validHours)
            try session.query(SQL.markReleased, [.bigint(releaseID), .timestamptz(until)])
            try session.query(SQL.pointToRelease, [.bigint(releaseID)])
            try AuditTrail.append("release_released", "\(releaseID)", in: session)
            return nil
        }
        if let reason { throw ScoreError.held(releaseID: releaseID, reason: reason) }
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

    private static func objection(_ release: Row, _ outcomes: Rows) throws -> String? {
        let count: Int = try release.optional("customer_count") ?? 0
        if let built: Int = try release.optional("built_count"), built != count {
            return "\(count) customers are scored of \(built) that were built"
        }
        if count == 0 { return "nobody is scored" }
        if let previous: Int = try release.optional("previous_count"),
            Double(count) < Double(previous) * (1 - largestLoss)
        {
            return "\(count) customers are scored where the release in force has \(previous)"
        }
        for row in outcomes where try row.value("score_count", as: Int.self) == 0 {
            return "nobody is in the population of \(try row.value("outcome", as: String.self))"
        }
        return nil
    }
}
