/// The guards that releases of this program are measured by.
enum Guards {
    /// All of them, in the order in which a release is held for them.
    static let all: [any Guard.Type] = [
        CustomerCount.self, PopulationCount.self, MeanScore.self, AudienceTurnover.self,
        RecentActivity.self,
    ]

    /// The guard that has the word.
    static func named(_ kind: GuardMeasure.Kind) -> any Guard.Type {
        guard let named = all.first(where: { $0.kind == kind }) else {
            preconditionFailure("a word is closed for guards alone")
        }
        return named
    }
}
