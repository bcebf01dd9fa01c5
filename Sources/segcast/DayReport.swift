import Exports
import Failures
import Postgres
import Refresh
import Scores
import Segments
import Warehouse

/// What each stage of a day did.
struct DayReport {
    private let day: DailyRefresh.Result
    private let newCustomers: Int

    /// Tells of a day; `linked` customers were new to whatever went before it in the same command.
    init(_ day: DailyRefresh.Result, afterLinking linked: Int = 0) {
        self.day = day
        newCustomers = linked + day.check.newCustomers
    }

    private static let sourceColumns: [Table.Column] = [.text("source"), .number("rows")]
    private static let modelColumns: [Table.Column] = [
        .text("outcome"), .number("version").orNothing, .text("failure").orNothing,
    ]
    private static let segmentColumns: [Table.Column] = [
        .text("segment"), .number("members"), .number("entered"), .number("left"),
    ]
    private static let refusalColumns: [Table.Column] = [
        .text("part"), .text("subject"), .text("state"), .text("reason_code"),
        .number("exit_code"), .text("message"),
    ]

    /// What JSON has of it.
    static let shape = OutputShape.record([
        OutputShape.Field("as_of", .instant), OutputShape.Field("new_customers", .number),
        OutputShape.Field("sources", sourceColumns.shape),
        OutputShape.Field("models", modelColumns.shape),
        OutputShape.Field("releases", Table.releaseColumns.shape),
        OutputShape.Field("segments", segmentColumns.shape),
        OutputShape.Field("exports", Table([ExportRunner.Publication]()).columns.shape),
        OutputShape.Field("refused", refusalColumns.shape),
    ])

    /// A row each thing for people and CSV, and for programs each stage's facts by themselves.
    var report: Report {
        var sources = Table(columns: Self.sourceColumns)
        sources.rows = day.check.check.counts.filter(\.isUsed).map { [$0.source, $0.rows] }
        var models = Table(columns: Self.modelColumns)
        models.rows = day.retrainings.map { retraining in
            switch retraining.result {
            case .trained(let version): [retraining.outcome, version, ""]
            case .failed(let error): [retraining.outcome, TableCell.nothing, "\(error)"]
            }
        }
        var segments = Table(columns: Self.segmentColumns)
        segments.rows = day.changes.map { [$0.segment, $0.members, $0.entered, $0.left] }
        var refused = Table(columns: Self.refusalColumns)
        refused.rows = day.results.filter { $0.reasonCode != nil }.map { result in
            [
                result.part.rawValue, result.subject, result.state.rawValue,
                result.reasonCode ?? "", Int64(result.exitCode), result.words,
            ]
        }
        let value = OutputValue.record([
            ("as_of", .text(day.release.asOf.description)),
            ("new_customers", .integer(Int64(newCustomers))),
            ("sources", sources.value), ("models", models.value),
            ("releases", Table(day.release).value), ("segments", segments.value),
            ("exports", Table(day.exports.publications).value), ("refused", refused.value),
        ])
        return Report(value, [.table(stages)])
    }

    /// What each stage did, a row each thing.
    private var stages: Table {
        var table = Table(columns: [
            .text("stage"), .text("what"), .number("count").orNothing, .text("result"),
        ])
        for count in day.check.check.counts where count.isUsed {
            table.rows.append(["check", count.source, count.rows, "rows used"])
        }
        table.rows.append(["identity", "customers", newCustomers, "new"])
        for retraining in day.retrainings {
            let result =
                switch retraining.result {
                case .trained(let version):
                    "version \(version) trained, awaits approval: segcast models approve "
                        + "\(retraining.outcome) \(version)"
                case .failed(let error):
                    "not trained\(retraining.isFirst ? "" : " again"): \(error)"
                }
            table.rows.append(["models", retraining.outcome, TableCell.nothing, result])
        }
        let release = "release \(day.release.releaseID)"
        table.rows.append(["scores", release, day.release.customerCount, "customers"])
        table.rows.append(["release", release, TableCell.nothing, "in force"])
        for held in day.heldOutcomes {
            table.rows.append([
                "scores", held.outcome, TableCell.nothing, "held: \(held.failure)",
            ])
        }
        for change in day.changes {
            table.rows.append([
                "segments", change.segment, change.members,
                "members, \(change.entered) entered, \(change.left) left",
            ])
        }
        for held in day.heldSegments {
            table.rows.append([
                "segments", held.segment, TableCell.nothing, "as it was: \(held.words)",
            ])
        }
        for published in day.exports.publications {
            let files = published.files.joined(separator: " ")
            table.rows.append([
                "exports", published.export, published.included,
                "of \(published.candidates) in \(files)",
            ])
        }
        for refusal in day.exports.refusals {
            table.rows.append([
                "exports", refusal.export ?? "all", TableCell.nothing,
                "not made: \(refusal.failure)",
            ])
        }
        return table
    }
}
