import Learning

/// The mean of all scores of the outcome.
enum MeanScore: Guard {
    static let kind = GuardMeasure.Kind.meanScore
    static let subject = "the mean score"
    static let limits = [ReleaseLimits.meanFactor]

    static func read(_ evidence: GuardEvidence) -> [GuardReading] {
        let level = evidence.everybody
        let before = level?.before.mean ?? 0
        let value = GuardedValue(level?.now.mean ?? 0, before: before)
        let range = passing(
            evidence.limits[ReleaseLimits.meanFactor],
            from: before,
            of: evidence.scores
        )
        let isKnown = level.map { $0.now.count > 0 && $0.before.count > 0 } ?? false
        let isExcluded = level.map { Chance.excludes($0.now, $0.before) } ?? false
        return [
            GuardReading(
                value: isKnown ? value : nil,
                limits: range,
                isOutside: !range.contains(value.multiple) && isExcluded
            )
        ]
    }

    /// Never further than the factor, and never further than the widest step of any mean.
    private static func passing(
        _ factor: Double,
        from before: Double,
        of scores: ClosedRange<Double>
    ) -> ClosedRange<Double> {
        let widest = ReleaseGate.largestDrift * (scores.upperBound - scores.lowerBound)
        let step = before > 0 ? widest / before : .infinity
        return max(1 / factor, 1 - step)...min(factor, 1 + step)
    }
}
