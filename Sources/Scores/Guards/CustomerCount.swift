import Warehouse

/// How many customers are scored.
enum CustomerCount: Guard {
    static let kind = GuardMeasure.Kind.customers
    static let isOfOutcomes = false
    static let subject = "the number of customers scored"

    static func read(_ evidence: GuardEvidence) -> [GuardReading] { [evidence.volume] }
}

extension GuardEvidence {
    /// How many there are, by the limits that every count of a release has.
    var volume: GuardReading {
        let verdict = ReleaseGate.volume.verdict(from: previousCount, to: count)
        return GuardReading(
            value: GuardedValue(of: count, before: previousCount),
            limits: ReleaseGate.volume.multiples,
            isOutside: verdict == .shrank || verdict == .grew
        )
    }
}
