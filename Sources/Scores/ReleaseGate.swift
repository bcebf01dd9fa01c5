import Failpoints
public import Postgres
public import Warehouse

/// Puts scores in force, or holds them.
public struct ReleaseGate: Sendable {
    /// Hours after its as-of that a daily release may choose an audience.
    public static let validHours = 36
    /// By how much the customers, or an outcome's, may move against the release before.
    public static let volume = VolumeGuard(largestLoss: 0.4, largestGrowth: 3)
    /// The widest step of an outcome's mean score, whatever the factor.
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
    /// by itself, and carries the values of the release before with their own expiry; the release is held when
    /// all its outcomes fail, or it does. Everything measured is kept. A first release is judged by what needs
    /// no other. Scores that are not finite cannot be stored.
    ///
    /// - Parameters:
    ///   - releaseID: the release.
    ///   - guards: what it is measured by.
    ///   - reason: why one that looks less far than the release in force takes its place: then whatever was
    ///     released after it is taken back; `nil` never goes back.
    /// - Returns: what failed, was accepted or could not be judged, of the outcomes too.
    /// - Throws: ``ScoreError/held(releaseID:reason:)``, ``ScoreError/goesBack(asOf:current:)``,
    ///   ``ScoreError/notInForceAnyMore(releaseID:asOf:)``.
    @discardableResult
    public func release(
        _ releaseID: Int64,
        _ guards: ReleaseGuards = ReleaseGuards(),
        goingBack reason: String? = nil
    ) async throws -> [GuardMeasure] {
        let held: String? = try await pool.transaction { session in
            try session.query(SQL.lockOrder)
            return try Self.judge(releaseID, guards, goingBack: reason, in: session)
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
            return try row?.optional("previous_release_id")
        }
    }

    /// Judges a release that is scored, and puts it in force; returns why it is held.
    private static func judge(
        _ releaseID: Int64,
        _ guards: ReleaseGuards,
        goingBack reason: String?,
        in session: isolated Session
    ) throws -> String? {
        let id = Value.bigint(releaseID)
        guard let row = try session.query(SQL.lockRelease, [id]).first else {
            return "there is no release \(releaseID)"
        }
        let state: ReleaseState = try row.value("state")
        let asOf: Instant = try row.value("as_of")
        let current: Int64? = try row.optional("current_release_id")
        if state == .held { return try row.value("held_reason") }
        if state == .scoring { return "it is not scored to the end: run `segcast score` again" }
        if state != .scored {
            if current == releaseID { return nil }
            throw ScoreError.notInForceAnyMore(releaseID: releaseID, asOf: asOf)
        }
        let currentAsOf: Instant? = try row.optional("current_as_of")
        if let currentAsOf, currentAsOf > asOf, reason == nil {
            throw ScoreError.goesBack(asOf: asOf, current: currentAsOf)
        }
        let previous: Int64? = try row.optional("previous_release_id")
        var measurer = ReleaseMeasurer(releaseID, guards, before: previous)
        let outcomes = try session.query(
            SQL.listOutcomes,
            [id, previous.map(Value.bigint) ?? .null]
        )
        var measures = [try measurer.customers(row, in: session)]
        var objections: [(row: Row, reason: String?)] = []
        for outcome in outcomes {
            let measured = try measurer.outcome(outcome, in: session)
            measures += measured
            objections.append((outcome, try objection(to: outcome, measured)))
        }
        for measure in measures { try measure.record(releaseID, in: session) }
        let failures = objections.compactMap(\.reason)
        let whole =
            try objection(to: row, measures[0])
            ?? (failures.count == objections.count && !failures.isEmpty
                ? failures.joined(separator: "; ") : nil)
        if let whole {
            try session.query(SQL.markHeld, [id, .text(whole)])
            try ReleaseSeal.append("release_held", releaseID, in: session)
            return whole
        }
        let until = asOf.advanced(byHours: validHours)
        for (outcome, reason) in objections {
            try settle(outcome, of: id, until, reason, in: session)
        }
        try session.query(SQL.markReleased, [id, .timestamptz(until)])
        var withdrawn: [Int64] = []
        if let current, let currentAsOf, currentAsOf > asOf, let reason {
            withdrawn = try replace(
                current,
                by: releaseID,
                asOf,
                "released_earlier",
                reason,
                in: session
            )
        }
        Failpoint.reach("release.judged")
        try session.query(SQL.pointToRelease, [id])
        try ReleaseSeal.append(
            failures.isEmpty ? "release_released" : "release_released_in_part",
            releaseID,
            changing: withdrawn,
            withScores: true,
            because: withdrawn.isEmpty ? nil : reason,
            in: session
        )
        return nil
    }

    /// Takes back what was released after the release that takes the place of another, and keeps why.
    ///
    /// - Returns: the releases that were taken back.
    static func replace(
        _ current: Int64,
        by releaseID: Int64,
        _ asOf: Instant,
        _ act: String,
        _ reason: String,
        in session: isolated Session
    ) throws -> [Int64] {
        let id = Value.bigint(releaseID)
        try session.query(SQL.insertAct, [id, .text(act), .bigint(current), .text(reason)])
        return try session.query(SQL.markWithdrawn, [id, .timestamptz(asOf)]).map {
            try $0.value("release_id")
        }
    }

    /// Releases an outcome, or holds it with what the release before has of it.
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
        let position: Int = try outcome.value("score_position")
        // What another horizon's scores mean is another thing: nothing is carried then.
        let isSame = try outcome.optional("previous_position") == position
        let earlier: Int64? = isSame ? try outcome.optional("previous_release_id") : nil
        let source: Int64? = isSame ? try outcome.optional("source_release_id") : nil
        try session.query(
            SQL.carryScores,
            [releaseID, .integer(position), earlier.map(Value.bigint) ?? .null]
        )
        let version: Int = try outcome.value(isSame ? "previous_version" : "version")
        let until: Instant? = isSame ? try outcome.optional("previous_valid_until") : nil
        let count: Int = isSame ? try outcome.value("previous_score_count") : 0
        let mean: Double? = isSame ? try outcome.optional("previous_mean_score") : nil
        try session.query(
            SQL.markOutcomeHeld,
            [
                releaseID, name, .text(reason), source.map(Value.bigint) ?? .null,
                .integer(version), .optional(until), .integer(count),
                mean.map(Value.double) ?? .null,
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
        try await pool.query(SQL.listOutcomes, [.bigint(releaseID), .null]).map {
            (try $0.value("outcome"), try $0.value("version"), try $0.value("score_position"))
        }
    }

    /// Returns the outcomes of a release that are held and carry nothing.
    public func outcomesWithoutScores(of releaseID: Int64) async throws -> Set<String> {
        let rows = try await pool.query(SQL.listOutcomes, [.bigint(releaseID), .null])
        var names: Set<String> = []
        for row in rows where try row.value("status", as: OutcomeStatus.self) == .held {
            if try row.optional("valid_until", as: Instant.self) == nil {
                names.insert(try row.value("outcome"))
            }
        }
        return names
    }

    private static func objection(to release: Row, _ volume: GuardMeasure) throws -> String? {
        let count: Int = try release.optional("customer_count") ?? 0
        if let built: Int = try release.optional("built_count"), built != count {
            return "\(count) customers are scored of \(built) that were built"
        }
        if count == 0 { return "nobody is scored" }
        return volume.verdict == .failed ? volume.words : nil
    }

    private static func objection(to outcome: Row, _ measures: [GuardMeasure]) throws -> String? {
        let name: String = try outcome.value("outcome")
        if try outcome.value("score_count") == 0 { return "nobody is in the population of \(name)" }
        let failures = measures.filter { $0.verdict == .failed }.map(\.words)
        return failures.isEmpty ? nil : failures.joined(separator: "; ")
    }
}
