import Postgres

/// Where the as-of lies in the year, as a sine.
struct SeasonSine: Measure {
    static let word = "season_sine"

    static func unit(of column: String?) -> String { "-1...1" }

    init?(from keys: inout MeasureKeys) {}

    func compile(into compiler: inout FeatureCompiler) -> CompiledMeasure {
        .joined(
            Fragments.seasonSine.filled([
                "as_of": compiler.asOf.instant, "zone": compiler.asOf.zone,
            ])
        )
    }
}
