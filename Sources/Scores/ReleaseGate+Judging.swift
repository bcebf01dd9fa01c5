import Failpoints
import Postgres
import Texts

extension ReleaseGate {
    /// Judges a release that is scored, and puts it in force; returns why it is held.
    static func judge(
        _ releaseID: Int64,
        _ guards: ReleaseGuards,
        _ validity: ReleaseValidity,
        goingBack reason: Reason?,
        in session: isolated Session
    ) throws -> String? {
        guard let row = try session.query(SQL.lockRelease, [.bigint(releaseID)]).first else {
            return "there is no release \(releaseID)"
        }
        let standing = ReleaseStanding(releaseID, row)
        switch try standing.course(goingBack: reason) {
        case .stay: return nil
        case .hold(let why): return why
        case .judge: break
        }
        let objections = try measure(standing, row, guards, in: session)
        if let whole = objections.whole(goingBack: standing.overtaken != nil) {
            try session.query(SQL.markHeld, [.bigint(releaseID), .text(whole)])
            try ReleaseSeal.append("release_held", releaseID, in: session)
            return whole
        }
        try putInForce(standing, objections, validity, goingBack: reason, in: session)
        return nil
    }

    /// What the guards object to.
    private struct Objections {
        /// Of what all outcomes have in common.
        let release: String?
        /// Of each outcome; `nil` where there is nothing.
        var outcomes: [(row: SQL.ListOutcomesRow, reason: String?)] = []

        var reasons: [String] { outcomes.compactMap(\.reason) }

        /// Why the release is held: by itself; or because it would take back one that looks further and has no outcome that
        /// is any newer for it.
        func whole(goingBack isGoingBack: Bool) -> String? {
            if let release { return release }
            let hasNothing = !reasons.isEmpty && reasons.count == outcomes.count
            return isGoingBack && hasNothing ? reasons.joined(separator: "; ") : nil
        }
    }

    /// Measures a release and its outcomes, and keeps what was measured.
    private static func measure(
        _ standing: ReleaseStanding,
        _ release: SQL.LockReleaseRow,
        _ guards: ReleaseGuards,
        in session: isolated Session
    ) throws -> Objections {
        let previous = standing.previousReleaseID
        var measurer = ReleaseMeasurer(standing.releaseID, guards, before: previous)
        let outcomes = try session.query(
            SQL.listOutcomes,
            [.bigint(standing.releaseID), .optional(previous)]
        )
        let customers = try measurer.customers(release, in: session)
        var measures = customers
        var objections = Objections(release: objection(to: release, customers))
        for outcome in outcomes {
            let measured = try measurer.outcome(outcome, in: session)
            measures += measured
            objections.outcomes.append((outcome, objection(to: outcome, measured)))
        }
        for measure in measures { try measure.record(standing.releaseID, in: session) }
        return objections
    }

    /// Puts a release in force, its outcomes each released or held.
    private static func putInForce(
        _ standing: ReleaseStanding,
        _ objections: Objections,
        _ validity: ReleaseValidity,
        goingBack reason: Reason?,
        in session: isolated Session
    ) throws {
        let id = Value.bigint(standing.releaseID)
        let until = standing.asOf.advanced(byHours: validity.hours)
        for (outcome, reason) in objections.outcomes {
            let end = standing.asOf.advanced(byHours: validity.hours(of: outcome.outcome))
            try settle(outcome, of: id, end, reason, in: session)
        }
        try session.query(SQL.markReleased, [id, .timestamptz(until)])
        var withdrawn: [Int64] = []
        if let overtaken = standing.overtaken, let reason {
            withdrawn = try replace(
                overtaken,
                by: standing.releaseID,
                standing.asOf,
                .releasedEarlier,
                reason,
                in: session
            )
        }
        Failpoint.reach("release.judged")
        try session.query(SQL.pointToRelease, [id])
        try ReleaseSeal.append(
            objections.reasons.isEmpty ? "release_released" : "release_released_in_part",
            standing.releaseID,
            changing: withdrawn,
            withScores: true,
            because: withdrawn.isEmpty ? nil : reason,
            in: session
        )
    }

    /// Releases an outcome, or holds it with what the release before has of it.
    private static func settle(
        _ outcome: SQL.ListOutcomesRow,
        of releaseID: Value,
        _ until: Instant,
        _ reason: String?,
        in session: isolated Session
    ) throws {
        let name = Value.text(outcome.outcome)
        guard let reason else {
            try session.query(SQL.markOutcomeReleased, [releaseID, name, .timestamptz(until)])
            return
        }
        // What another horizon's scores mean is another thing: nothing is carried then.
        let carried = outcome.previousPosition == outcome.scorePosition ? outcome : nil
        try session.query(
            SQL.carryScores,
            [
                releaseID, .integer(outcome.scorePosition),
                .optional(carried?.previousReleaseID),
            ]
        )
        try session.query(
            SQL.markOutcomeHeld,
            [
                releaseID, name, .text(reason), .optional(carried?.sourceReleaseID),
                .integer(carried?.previousVersion ?? outcome.version),
                .optional(carried?.previousValidUntil),
                .integer(carried?.previousScoreCount ?? 0),
                .optional(carried?.previousMeanScore),
            ]
        )
    }

    private static func objection(to release: SQL.LockReleaseRow, _ measures: [GuardMeasure])
        -> String?
    {
        let count = release.customerCount ?? 0
        if let built = release.builtCount, built != count {
            return "\(count) customers are scored of \(built) that were built"
        }
        if count == 0 { return "nobody is scored" }
        return failures(measures)
    }

    private static func objection(to outcome: SQL.ListOutcomesRow, _ measures: [GuardMeasure])
        -> String?
    {
        if outcome.scoreCount == 0 {
            return "nobody is in the population of \(outcome.outcome)"
        }
        return failures(measures)
    }

    private static func failures(_ measures: [GuardMeasure]) -> String? {
        let failures = measures.filter { $0.verdict == .failed }.map(\.words)
        return failures.isEmpty ? nil : failures.joined(separator: "; ")
    }
}
