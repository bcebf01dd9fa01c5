import ArgumentParser
import Exports
import Refresh
import Scores
import Segments
import Warehouse

/// `segcast run`.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "The whole daily graph once, in order: check, train what is due, score, release, segments, exports.",
        discussion: """
            Safe to start from cron: a second one at the same time ends with 75, and the same as-of again changes \
            nothing. An outcome without a version, or whose newest one is older than retrain_days, is trained; a \
            new version waits for `segcast models approve`, and the approved one goes on scoring. Ends with 77 \
            while an outcome has no approved version.

            An as-of that was judged, or lies before the release in force, is run again only with --reason; what \
            was released after it is taken back, and kept.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption
    @OptionGroup var again: ReasonOption

    func run() async throws {
        let deployment = try options.deployment()
        let result = try await deployment.workingDay(asOf: time.asOf) { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            return try await DailyRefresh(day).run(again: again.reason)
        }
        try Table(result).print(as: options.format)
        try result.exports.requireAll()
    }
}

extension Table {
    /// What each stage of a day did, a row each thing.
    init(_ day: DailyRefresh.Result) {
        self.init(columns: [.text("stage"), .text("what"), .text("result")])
        for count in day.check.check.counts where count.isUsed {
            rows.append(["check", count.source, "\(count.rows) rows used"])
        }
        rows.append(["identity", "customers", "\(day.check.newCustomers) new"])
        for retraining in day.retrainings {
            let result =
                switch retraining.result {
                case .trained(let version): "version \(version) trained, awaits approval"
                case .failed(let error): "not trained again: \(error)"
                }
            rows.append(["models", retraining.outcome, result])
        }
        let release = "release \(day.release.releaseID)"
        rows.append(["scores", release, "\(day.release.customerCount) customers"])
        rows.append(["release", release, "in force"])
        for change in day.changes {
            rows.append([
                "segments", change.segment,
                "\(change.members) members, \(change.entered) entered, \(change.left) left",
            ])
        }
        for published in day.exports.publications {
            rows.append([
                "exports", published.export,
                "\(published.included) of \(published.candidates) in \(published.files.joined(separator: " "))",
            ])
        }
    }
}
