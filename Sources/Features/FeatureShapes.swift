public import Shapes
import Warehouse

extension Shape where Value == FeatureSetDefinition {
    /// `features/NAME.yaml`.
    public static var featureSet: Self {
        .object(
            FeatureSetDefinition(),
            [
                Field("feature_set", \.name, .name, required: true, "the set's name"),
                Field(
                    "version",
                    \.version,
                    .integer(1...1_000_000),
                    "a number that is raised with every change of a set that an outcome learns from; models go on scoring where "
                        + "features were only added. A set that no outcome names is for segments alone and needs none",
                    byDefault: "1; only a set that an outcome learns from needs it"
                ),
                Field(
                    "features",
                    \.features,
                    .list(.feature.placed("feature", \.name)),
                    required: true,
                    "the features, by position"
                ),
            ]
        )
    }
}

extension Shape where Value == FeatureDefinition {
    static var feature: Self {
        .object(
            FeatureDefinition(),
            [
                Field("name", \.name, .name, required: true, "the feature's name"),
                Field("measure", \.measure, .choice, required: true, "what is computed"),
                Field(
                    "of",
                    \.of,
                    .choice,
                    "the source it is computed from",
                    whenMissing: "it reads no source: a ratio, a season"
                ),
                Field(
                    "column",
                    \.column,
                    .text,
                    "the mapped column it is computed from",
                    whenMissing: "its measure counts rows, times or days and reads none"
                ),
                Field(
                    "window_days",
                    \.windowDays,
                    .integer(1...36_500),
                    "only so many business days (time_zone) before the as-of",
                    whenMissing: "all of the past counts"
                ),
                Field(
                    "before_days",
                    \.beforeDays,
                    .integer(1...36_500),
                    "a trend's days before the window",
                    whenMissing:
                        "a trend compares with as many as its measure takes by custom, and others have none"
                ),
                Field(
                    "numerator",
                    \.numerator,
                    .text,
                    "a ratio's feature above the line",
                    whenMissing: "it is no ratio"
                ),
                Field(
                    "denominator",
                    \.denominator,
                    .text,
                    "a ratio's feature below the line",
                    whenMissing: "it is no ratio"
                ),
            ]
                + RowFilter.fields(
                    \.filter,
                    kept: "columns and the values kept",
                    dropped: "columns and the values dropped"
                )
        )
    }
}

extension Shape where Value == FeatureCondition {
    /// A range of a feature.
    public static var featureCondition: Self {
        let words = object(
            FeatureCondition(),
            [
                Field("feature", \.feature, .reference(.feature), required: true, "the feature"),
                Field(
                    "at_least",
                    \.atLeast,
                    .number(),
                    "smallest value, in the feature's unit",
                    whenMissing: "there is no smallest"
                ),
                Field(
                    "at_most",
                    \.atMost,
                    .number(),
                    "largest value, in the feature's unit",
                    whenMissing: "there is no largest"
                ),
            ]
        )
        return Self(schema: words.schema) { node, reader in
            guard let condition = words.read(node, &reader) else { return nil }
            if let least = condition.atLeast, let most = condition.atMost, least > most {
                reader.report(
                    "no value is at least \(least) and at most \(most): nobody meets it",
                    at: node,
                    as: .nobodyMeets
                )
                return nil
            }
            return condition
        }
    }
}
