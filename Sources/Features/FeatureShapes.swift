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
                    required: true,
                    "raise it with every change; models go on scoring where features were only put last"
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
                Field("of", \.of, .choice, "the source it is computed from"),
                Field("column", \.column, .text, "the mapped column it is computed from"),
                Field(
                    "window_days",
                    \.windowDays,
                    .integer(1...36_500),
                    "only so many business days (time_zone) before the as-of"
                ),
                Field(
                    "before_days",
                    \.beforeDays,
                    .integer(1...36_500),
                    "a trend's days before the window"
                ),
                Field("numerator", \.numerator, .text, "a ratio's feature above the line"),
                Field("denominator", \.denominator, .text, "a ratio's feature below the line"),
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
                Field("at_least", \.atLeast, .number(), "smallest value"),
                Field("at_most", \.atMost, .number(), "largest value"),
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
