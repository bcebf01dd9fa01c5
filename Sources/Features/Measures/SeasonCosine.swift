import Postgres

/// Where the as-of lies in the year, as a cosine.
struct SeasonCosine: Measure {
    static let word = "season_cosine"

    static func unit(of column: String?) -> String { "-1...1" }

    init?(from keys: inout MeasureKeys) {}

    func compile(into compiler: inout FeatureCompiler) -> CompiledMeasure {
        .joined(
            Fragments.seasonCosine.filled([
                "as_of": compiler.asOf.instant, "zone": compiler.asOf.zone,
            ])
        )
    }
}
