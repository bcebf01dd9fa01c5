import Learning

/// The larger of two shares of each audience: members before who left, and members now who are new.
enum AudienceTurnover: Guard {
    static let kind = GuardMeasure.Kind.turnover
    static let subject = "the turnover"
    static let limits = [ReleaseLimits.largestTurnover]

    static func read(_ evidence: GuardEvidence) -> [GuardReading] {
        let largest = evidence.limits[ReleaseLimits.largestTurnover]
        return evidence.audiences.map { name, compared in
            let turnover = compared?.turnover
            let isTurned = compared?.isTurned(past: largest) ?? false
            return GuardReading(
                audience: name,
                value: turnover.map { GuardedValue($0, level: Double(compared?.now.count ?? 0)) },
                limits: 0...largest,
                isOutside: (turnover ?? 0) > largest && isTurned
            )
        }
    }

    static func tell(_ measured: Double, of measure: GuardMeasure) -> String {
        "\(GuardMeasure.rounded(measured)) of \(measure.audience)\(measure.whose) left or is new, "
            + "where \(GuardMeasure.rounded(measure.highest)) may"
    }
}

extension GuardComparison {
    /// Nobody turns where nobody is a member in either.
    fileprivate var turnover: Double? {
        guard now.count > 0 || before.count > 0 else { return nil }
        let left = Double(before.count - stayed) / Double(max(before.count, 1))
        return max(left, Double(now.count - stayed) / Double(max(now.count, 1)))
    }

    fileprivate func isTurned(past limit: Double) -> Bool {
        Chance.liesAbove(limit, before.count - stayed, of: before.count)
            || Chance.liesAbove(limit, now.count - stayed, of: now.count)
    }
}
