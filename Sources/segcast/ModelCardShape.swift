import Definitions
import Learning
import Registry

/// What JSON has of a model version.
enum ModelCardShape {
    /// What was measured of a version when it was trained.
    static let trained = OutputShape.record([
        OutputShape.Field("outcome", .text, "what is predicted"),
        OutputShape.Field("version", .number, "the version's number, from 1"),
        OutputShape.Field("as_of", .instant, "what it has not looked past"),
        OutputShape.Field("owner", .text, "who answers for the outcome"),
        OutputShape.Field("purpose", .text, "what it may be used for"),
        OutputShape.Field("governance", governance, "who has to approve it"),
        OutputShape.Field("n", .number, "customers in the population at the as-of"),
        OutputShape.Field("base_rate", .number, meanLabel),
        OutputShape.Field(
            "gate",
            .record([
                OutputShape.Field("is_passed", .truth, "whether every gate lets it pass"),
                OutputShape.Field("as_of", .instant, "what the gates have not looked past"),
                OutputShape.Field("metrics", metrics, "what was measured", mayBeMissing: true),
                OutputShape.Field("results", .list(gate), "what each gate measured"),
            ]),
            "what the version was judged by"
        ),
        OutputShape.Field("backtest", .optional(metrics), backtest),
        OutputShape.Field("baselines", baselines, "what would be reached without a model"),
        OutputShape.Field("training", lineage, "where the training data came from"),
    ])

    static let governance = OutputShape.words(Governance.allCases.map(\.rawValue))
    static let meanLabel =
        "the mean label, such as the share of customers with the outcome, within 0...1"
    static let backtest =
        "the kept model at the as-of itself, where labels after it exist; read by no gate"

    /// What was measured, by the metrics of every kind of outcome.
    static let metrics = OutputShape.record(
        [
            OutputShape.Field("n", .number, "customers judged on"),
            OutputShape.Field("base_rate", .number, meanLabel),
        ]
            + known(OutcomeKinds.all.flatMap(\.metrics), by: \.name).map {
                OutputShape.Field($0.name, .number, $0.words, mayBeMissing: true)
            }
    )

    /// What each baseline reached, by the leading metric of its kind of outcome.
    static let baselines: OutputShape = {
        let all = OutcomeKinds.all.flatMap { kind in
            kind.baselines.map { (word: $0.word, metric: kind.leading) }
        }
        return .record(
            known(all, by: \.word).map { word, _ in
                let metrics = known(all.filter { $0.word == word }.map(\.metric), by: \.name)
                return OutputShape.Field(
                    word,
                    .record(metrics.flatMap { reached($0, isOnly: metrics.count == 1) }),
                    "the baseline \(word)",
                    mayBeMissing: true
                )
            }
        )
    }()

    /// What a baseline reached by a metric.
    private static func reached(_ metric: Metric, isOnly: Bool) -> [OutputShape.Field] {
        [
            OutputShape.Field(
                "gate_\(metric.name)",
                .number,
                "\(metric.words) at the gates' as-of",
                mayBeMissing: !isOnly
            ),
            OutputShape.Field(
                "backtest_\(metric.name)",
                .number,
                "\(metric.words) at the as-of, where labels after it exist",
                mayBeMissing: true
            ),
        ]
    }

    static let gate = OutputShape.record([
        OutputShape.Field("gate", .text, "its name"),
        OutputShape.Field("measured", .number, "what it measured, in the limit's unit"),
        OutputShape.Field("limit", .number, "what that is held against"),
        OutputShape.Field("is_passed", .truth, "whether it lets the version pass"),
    ])

    static let lineage = OutputShape.record([
        OutputShape.Field("fit_as_ofs", .list(.instant), "as-ofs that the judged model saw"),
        OutputShape.Field("gate_as_of", .instant, "the as-of of the gates"),
        OutputShape.Field("refit_as_ofs", .list(.instant), "as-ofs that the kept model saw"),
        OutputShape.Field("rows", .number, "rows that the kept model learned from"),
        OutputShape.Field("positives", .number, "how many of them had the outcome"),
        OutputShape.Field("label_rows", .number, "rows of the label's source before the as-of"),
        OutputShape.Field("labels_begin", .instant, "the first of them"),
        OutputShape.Field("labels_end", .instant, "the last of them"),
        OutputShape.Field(
            "data_sha256",
            .text,
            "SHA-256 of features and labels in the order of training"
        ),
    ])

    /// The first of each name: what several kinds have is one.
    static func known<Thing>(_ things: [Thing], by name: (Thing) -> String) -> [Thing] {
        var names: Set<String> = []
        return things.filter { names.insert(name($0)).inserted }
    }
}
