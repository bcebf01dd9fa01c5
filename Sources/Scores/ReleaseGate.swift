import Failpoints
public import Postgres
public import Texts
public import Warehouse

/// Puts scores in force, or holds them.
public struct ReleaseGate: Sendable {
    /// By how much the customers, or an outcome's, may move against the release before.
    public static let volume = VolumeGuard(largestLoss: 0.4, largestGrowth: 3)
    /// The widest step of an outcome's mean score, whatever the factor, as a share of what its scores may be.
    public static let largestDrift = 0.25

    let pool: SessionPool

    /// Creates the gate of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Checks the guards and puts the release in force with one update; again changes nothing.
    ///
    /// Of the release: as many scores as built customers, and neither 40 % fewer nor 300 % more than in the
    /// release before. Of each outcome the same, somebody in its population, and by the limits of `guards` its
    /// mean score, the turnover of its audiences and the share of customers active lately, each against the
    /// release before and only where chance does not explain it (``GuardMeasure``). An outcome that fails is held
    /// by itself, and carries the values of the release before with their own expiry, also where no other is left:
    /// what was measured of customers is in force, which segments read that read no outcome. The release is held when it
    /// fails itself, or when all its outcomes do and it would take back one that looks further. Everything measured is
    /// kept. A first release is judged by what needs no other. Scores that are not finite cannot be stored.
    ///
    /// - Parameters:
    ///   - releaseID: the release.
    ///   - guards: what it is measured by.
    ///   - validity: how long it, and the scores of its outcomes, may choose an audience.
    ///   - reason: why one that looks less far than the release in force takes its place: then whatever was
    ///     released after it is taken back; `nil` never goes back.
    /// - Returns: what failed, was accepted or could not be judged, of the outcomes too.
    /// - Throws: ``ScoreError/held(releaseID:reason:)``, ``ScoreError/goesBack(asOf:current:)``,
    ///   ``ScoreError/notInForceAnyMore(releaseID:asOf:)``.
    @discardableResult
    public func release(
        _ releaseID: Int64,
        _ guards: ReleaseGuards = ReleaseGuards(),
        lasting validity: ReleaseValidity = ReleaseValidity(),
        goingBack reason: Reason? = nil
    ) async throws -> [GuardMeasure] {
        let held: String? = try await pool.transaction { session in
            try session.query(SQL.lockOrder)
            return try Self.judge(releaseID, guards, validity, goingBack: reason, in: session)
        }
        if let held { throw ScoreError.held(releaseID: releaseID, reason: held) }
        return try await measures(of: releaseID)
    }

    /// Returns what the guards measured of a release.
    public func measures(of releaseID: Int64) async throws -> [GuardMeasure] {
        try await pool.query(SQL.listMeasures, [.bigint(releaseID)]).map(GuardMeasure.init)
    }

    /// Returns the release that another one is measured by; `nil` for the first.
    public func release(before releaseID: Int64) async throws -> Int64? {
        try await pool.transaction { session in
            let row = try session.query(SQL.lockRelease, [.bigint(releaseID)]).first
            return row?.previousReleaseID
        }
    }

    /// Takes back what was released after the release that takes the place of another, and keeps why.
    ///
    /// - Returns: the releases that were taken back.
    static func replace(
        _ current: Int64,
        by releaseID: Int64,
        _ asOf: Instant,
        _ act: ReleaseAct,
        _ reason: Reason,
        in session: isolated Session
    ) throws -> [Int64] {
        let id = Value.bigint(releaseID)
        try session.query(
            SQL.insertAct,
            [id, .text(act.rawValue), .bigint(current), .text(reason.text)]
        )
        return try session.query(SQL.markWithdrawn, [id, .timestamptz(asOf)]).map(\.releaseID)
    }

    /// Returns the release in force at a time.
    ///
    /// - Throws: ``ScoreError/noReleaseInForce(at:)`` when there is none or it has expired: inclusions
    ///   stop then.
    public func inForce(at time: Instant) async throws -> Release {
        guard let row = try await pool.query(SQL.findCurrentRelease).first else {
            throw ScoreError.noReleaseInForce(at: time)
        }
        let release = Release(row)
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
        return Release(row)
    }

    /// Returns the outcomes of a release with the versions that scored them.
    public func outcomes(of releaseID: Int64) async throws -> [(
        outcome: String, version: Int, position: Int
    )] {
        try await pool.query(SQL.listOutcomes, [.bigint(releaseID), .null]).map {
            ($0.outcome, $0.version, $0.scorePosition)
        }
    }

    /// Returns what became of the outcomes of a release.
    public func judged(_ releaseID: Int64) async throws -> [JudgedOutcome] {
        try await pool.query(SQL.listOutcomes, [.bigint(releaseID), .null]).map { row in
            JudgedOutcome(
                name: row.outcome,
                version: row.version,
                count: row.scoreCount,
                heldReason: row.heldReason,
                validUntil: row.validUntil
            )
        }
    }

    /// Returns the outcomes of a release that are held and carry nothing.
    public func outcomesWithoutScores(of releaseID: Int64) async throws -> Set<String> {
        let rows = try await pool.query(SQL.listOutcomes, [.bigint(releaseID), .null])
        var names: Set<String> = []
        for row in rows where row.status == .held && row.validUntil == nil {
            names.insert(row.outcome)
        }
        return names
    }
}
