import Learning

/// The share of customers active lately.
enum RecentActivity: Guard {
    static let kind = GuardMeasure.Kind.activity
    static let subject = "the share of customers active lately"
    static let limits = [ReleaseLimits.activityFactor, ReleaseLimits.activeDays]

    static func read(_ evidence: GuardEvidence) -> [GuardReading] {
        let factor = evidence.limits[ReleaseLimits.activityFactor]
        let range = 1 / factor...factor
        guard let active = evidence.active else {
            return [GuardReading(value: nil, limits: range, isOutside: false)]
        }
        let value = GuardedValue(
            Double(active.now.count) / Double(active.now.of),
            before: Double(active.before.count) / Double(active.before.of)
        )
        let isExcluded = Chance.excludes(active.now, active.before)
        return [
            GuardReading(
                value: value,
                limits: range,
                isOutside: !range.contains(value.multiple) && isExcluded
            )
        ]
    }
}
