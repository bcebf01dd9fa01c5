import Learning
import Postgres
import Warehouse

/// Measures a release against the one before it.
struct ReleaseMeasurer {
    let releaseID: Int64
    let guards: ReleaseGuards
    /// The release before; `nil` for the first.
    let previousReleaseID: Int64?
    private var shares: [String: Share] = [:]

    /// Customers active lately of all that were built.
    private typealias Share = (now: (count: Int, of: Int)?, before: (count: Int, of: Int)?)

    init(_ releaseID: Int64, _ guards: ReleaseGuards, before previousReleaseID: Int64?) {
        self.releaseID = releaseID
        self.guards = guards
        self.previousReleaseID = previousReleaseID
    }

    /// Measures what all outcomes have in common.
    func customers(_ release: SQL.LockReleaseRow, in session: isolated Session) throws
        -> GuardMeasure
    {
        let count = release.customerCount ?? 0
        return try volume(.customers, from: release.previousCount, to: count, in: session)
    }

    /// Measures one outcome: how many, how high, who, and how active.
    mutating func outcome(_ row: SQL.ListOutcomesRow, in session: isolated Session) throws
        -> [GuardMeasure]
    {
        let limits = guards.limits[row.outcome] ?? GuardLimits()
        let population = try volume(
            .population,
            of: row,
            from: row.previousScoreCount,
            to: row.scoreCount,
            in: session
        )
        return try [population] + scores(row, limits, in: session)
            + [activity(row, limits, in: session)]
    }

    /// Measures how many there are.
    private func volume(
        _ kind: GuardMeasure.Kind,
        of row: SQL.ListOutcomesRow? = nil,
        from before: Int?,
        to count: Int,
        in session: isolated Session
    ) throws -> GuardMeasure {
        let verdict = ReleaseGate.volume.verdict(from: before, to: count)
        return try judged(
            kind,
            of: row,
            value: GuardedValue(of: count, before: before),
            limits: ReleaseGate.volume.multiples,
            isOutside: verdict == .shrank || verdict == .grew,
            in: session
        )
    }

    private func scores(
        _ row: SQL.ListOutcomesRow,
        _ limits: GuardLimits,
        in session: isolated Session
    ) throws -> [GuardMeasure] {
        let audiences = guards.audiences.filter { $0.outcome == row.outcome }
        let counted =
            try row.sourceReleaseID.map { try compare(row, with: $0, audiences, in: session) } ?? []
        let level = counted.first
        let mean = level?.now.mean ?? 0
        let meanBefore = level?.before.mean ?? 0
        // Never further than the factor, and never further than the widest step of any mean.
        let step = meanBefore > 0 ? ReleaseGate.largestDrift / meanBefore : .infinity
        let range =
            max(
                1 / limits[ReleaseLimits.meanFactor],
                1 - step
            )...min(limits[ReleaseLimits.meanFactor], 1 + step)
        let isKnown = level.map { $0.now.count > 0 && $0.before.count > 0 } ?? false
        let value = GuardedValue(mean, before: meanBefore)
        let isExcluded = level.map { Chance.excludes($0.now, $0.before) } ?? false
        var measures = [
            try judged(
                .meanScore,
                of: row,
                value: isKnown ? value : nil,
                limits: range,
                isOutside: !range.contains(value.multiple) && isExcluded,
                in: session
            )
        ]
        for (index, audience) in audiences.enumerated() {
            let counts = counted.count > index + 1 ? counted[index + 1] : nil
            let turnover = counts?.turnover
            let largest = limits[ReleaseLimits.largestTurnover]
            measures.append(
                try judged(
                    .turnover,
                    of: row,
                    audience: audience.name,
                    value: turnover.map { GuardedValue($0, level: Double(counts?.now.count ?? 0)) },
                    limits: 0...largest,
                    isOutside: (turnover ?? 0) > largest
                        && counts?.isTurned(past: largest) ?? false,
                    in: session
                )
            )
        }
        return measures
    }

    /// One audience in two releases.
    private struct Comparison {
        let now: Chance.Sample, before: Chance.Sample
        let stayed: Int

        init(_ row: SQL.MeasureAudiencesRow) {
            now = Chance.Sample(
                count: row.memberCount,
                mean: row.meanScore ?? 0,
                variance: row.scoreVariance ?? 0
            )
            before = Chance.Sample(
                count: row.previousCount,
                mean: row.previousMean ?? 0,
                variance: row.previousVariance ?? 0
            )
            stayed = row.stayedCount
        }

        var turnover: Double? {
            guard now.count > 0 || before.count > 0 else { return nil }
            let left = Double(before.count - stayed) / Double(max(before.count, 1))
            return max(left, Double(now.count - stayed) / Double(max(now.count, 1)))
        }

        func isTurned(past limit: Double) -> Bool {
            Chance.liesAbove(limit, before.count - stayed, of: before.count)
                || Chance.liesAbove(limit, now.count - stayed, of: now.count)
        }
    }

    /// Compares the whole population, and then each audience, in one pass over both releases.
    private func compare(
        _ row: SQL.ListOutcomesRow,
        with source: Int64,
        _ audiences: [GuardedAudience],
        in session: isolated Session
    ) throws -> [Comparison] {
        guard let positionBefore = row.previousPosition else { return [] }
        let position = row.scorePosition
        var bounds = [Edges(lowest: -.infinity, below: .infinity)]
        var boundsBefore = bounds
        for audience in audiences {
            bounds.append(try range(audience.bound, releaseID, position, in: session))
            boundsBefore.append(
                try range(audience.boundBefore, source, positionBefore, in: session)
            )
        }
        return try session.query(
            SQL.measureAudiences,
            [
                .bigint(releaseID), .bigint(source), .integer(position), .integer(positionBefore),
                .texts(bounds.map { "\($0.lowest)" }), .texts(bounds.map { "\($0.below)" }),
                .texts(boundsBefore.map { "\($0.lowest)" }),
                .texts(boundsBefore.map { "\($0.below)" }),
            ]
        ).map(Comparison.init)
    }

    private struct Edges {
        var lowest: Double
        var below: Double
    }

    private func range(
        _ bound: ScoreBound,
        _ release: Int64,
        _ position: Int,
        in session: isolated Session
    ) throws -> Edges {
        if case .range(let atLeast, let below) = bound {
            return Edges(lowest: atLeast ?? -.infinity, below: below ?? .infinity)
        }
        let cutoff = try ScoreCutoff.find(bound, at: position, of: release, in: session)
        return Edges(lowest: cutoff.last?.score ?? .infinity, below: .infinity)
    }

    private mutating func activity(
        _ row: SQL.ListOutcomesRow,
        _ limits: GuardLimits,
        in session: isolated Session
    ) throws -> GuardMeasure {
        var share: Share = (nil, nil)
        // An outcome that was held goes on being measured by the release that its scores are of: customers who
        // stopped are otherwise what is usual on the second day.
        if let feature = guards.recency[row.outcome], let before = row.sourceReleaseID {
            let key = "\(feature) \(limits[whole: ReleaseLimits.activeDays]) \(before)"
            let found =
                try shares[key]
                ?? (
                    now: active(
                        feature,
                        limits[whole: ReleaseLimits.activeDays],
                        releaseID,
                        in: session
                    ),
                    before: active(
                        feature,
                        limits[whole: ReleaseLimits.activeDays],
                        before,
                        in: session
                    )
                )
            shares[key] = found
            share = found
        }
        var value: GuardedValue?
        if let now = share.now, let before = share.before {
            value = GuardedValue(
                Double(now.count) / Double(now.of),
                before: Double(before.count) / Double(before.of)
            )
        }
        let range = 1 / limits[ReleaseLimits.activityFactor]...limits[ReleaseLimits.activityFactor]
        var isOutside = false
        if let value, let now = share.now, let before = share.before {
            isOutside = !range.contains(value.multiple) && Chance.excludes(now, before)
        }
        return try judged(
            .activity,
            of: row,
            value: value,
            limits: range,
            isOutside: isOutside,
            in: session
        )
    }

    private func active(
        _ feature: String,
        _ days: Int,
        _ release: Int64,
        in session: isolated Session
    ) throws -> (count: Int, of: Int)? {
        let key: [Value] = [.bigint(release), .text(feature)]
        guard let place = try session.query(SQL.findFeaturePosition, key).first else { return nil }
        let counts = try session.one(
            SQL.countActive,
            [
                .bigint(place.buildID), .integer(place.featurePosition), .integer(days),
            ]
        )
        let whole = counts.customerCount
        return whole > 0 ? (counts.activeCount, whole) : nil
    }

    /// Returns the measure with what the guard says: outside its limits, by more than chance, and not accepted.
    ///
    /// `isOutside` says the first two.
    private func judged(
        _ kind: GuardMeasure.Kind,
        of row: SQL.ListOutcomesRow? = nil,
        audience: String = "",
        value: GuardedValue?,
        limits: ClosedRange<Double>,
        isOutside: Bool,
        in session: isolated Session
    ) throws -> GuardMeasure {
        var measure = GuardMeasure(
            outcome: row?.outcome ?? "",
            kind: kind,
            audience: audience,
            version: row?.version,
            previousReleaseID: row.map(\.sourceReleaseID) ?? previousReleaseID,
            measured: value?.multiple,
            level: value?.level,
            lowest: limits.lowerBound,
            highest: limits.upperBound,
            verdict: .notJudged
        )
        guard let value else { return measure }
        measure.verdict = .passed
        guard isOutside else { return measure }
        let accepted = try session.query(
            SQL.findAcceptance,
            [
                .bigint(releaseID), .text(measure.outcome), .text(kind.rawValue), .text(audience),
                .optional(measure.previousReleaseID),
                .double(value.multiple), .optional(measure.version),
                .double(value.level),
            ]
        )
        measure.verdict = accepted.isEmpty ? .failed : .accepted
        return measure
    }
}
