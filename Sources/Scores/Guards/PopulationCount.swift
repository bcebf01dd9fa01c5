/// How many are in the outcome's population.
enum PopulationCount: Guard {
    static let kind = GuardMeasure.Kind.population
    static let subject = "the population"

    static func read(_ evidence: GuardEvidence) -> [GuardReading] { [evidence.volume] }
}
