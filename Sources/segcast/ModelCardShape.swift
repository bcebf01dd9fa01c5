import Definitions
import Registry

/// What JSON has of a model version.
enum ModelCardShape {
    /// What was measured of a version when it was trained.
    static let trained = OutputShape.record([
        OutputShape.Field("outcome", .text), OutputShape.Field("version", .number),
        OutputShape.Field("as_of", .instant), OutputShape.Field("owner", .text),
        OutputShape.Field("purpose", .text),
        OutputShape.Field("governance", .words(Governance.allCases.map(\.rawValue))),
        OutputShape.Field("n", .number), OutputShape.Field("base_rate", .number),
        OutputShape.Field(
            "gate",
            .record([
                OutputShape.Field("is_passed", .truth), OutputShape.Field("as_of", .instant),
                OutputShape.Field("metrics", .names(.number), mayBeMissing: true),
                OutputShape.Field("results", .list(gate)),
            ])
        ),
        OutputShape.Field("backtest", .optional(.names(.number))),
        OutputShape.Field("baselines", .names(.names(.number))),
        OutputShape.Field("training", lineage),
    ])

    /// The card that is kept: the digest of each of the version's models stands beside, under its name.
    static let shape = OutputShape.names(.anything)

    private static let gate = OutputShape.record([
        OutputShape.Field("gate", .text), OutputShape.Field("measured", .number),
        OutputShape.Field("limit", .number), OutputShape.Field("is_passed", .truth),
    ])

    private static let lineage = OutputShape.record([
        OutputShape.Field("fit_as_ofs", .list(.instant)),
        OutputShape.Field("gate_as_of", .instant),
        OutputShape.Field("refit_as_ofs", .list(.instant)),
        OutputShape.Field("rows", .number), OutputShape.Field("positives", .number),
        OutputShape.Field("label_rows", .number), OutputShape.Field("labels_begin", .instant),
        OutputShape.Field("labels_end", .instant), OutputShape.Field("data_sha256", .text),
    ])
}
