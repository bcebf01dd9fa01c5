import ArgumentParser
import Definitions
import Exports
import Jobs
import Learning
import Postgres
import Registry
import Scores
import Segments
import Warehouse

/// `segcast run`.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "The whole daily graph once, in order: check, build, score, release, segments, exports.",
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
        let workplace = try Workplace(options)
        let log = try await atWork(workplace) { hashes in
            try await DailyGraph(workplace: workplace, hashes: hashes).run(
                time,
                again: again.reason
            )
        }
        try log.table.print(as: options.format)
        try log.exports.requireAll()
    }
}

/// The stages of a day, in order.
struct DailyGraph: Sendable {
    let workplace: Workplace
    let hashes: DefinitionHashes

    /// What each stage did.
    struct Log: Sendable {
        var table = Table(columns: ["stage", "what", "result"])
        var exports = ExportResults()

        mutating func add(_ stage: String, _ what: String, _ result: String) {
            table.rows.append([stage, what, result])
        }
    }

    func run(_ option: AsOfOption, again reason: String? = nil) async throws -> Log {
        var log = Log()
        let stages = try await Stages(workplace, hashes, option)
        let progress = Progress("run as of \(stages.asOfLabel)")
        progress.step("checking the sources, 1 of 6")
        let linked = try await stages.checkAndLink()
        let contacts = try await workplace.contactFindings(stages.catalog)
        try contacts.requireNoError()
        for finding in linked.check.findings + contacts where finding.severity != .note {
            Output.note("\(finding)")
        }
        let used = linked.check.counts.filter { $0.reason == "used" }
        for count in used { log.add("check", count.source, "\(count.rows) rows used") }
        log.add("identity", "customers", "\(linked.newCustomers) new")
        progress.step("models, 2 of 6")
        try await train(stages, &log)
        progress.step("scoring, 3 of 6")
        let release = try await stages.score(again: reason)
        log.add("scores", "release \(release.releaseID)", "\(release.customerCount) customers")
        progress.step("releasing, 4 of 6")
        try await stages.release(release, goingBack: reason)
        log.add("release", "release \(release.releaseID)", "in force")
        progress.step("segments, 5 of 6")
        for change in try await stages.refreshSegments() {
            log.add(
                "segments",
                change.segment,
                "\(change.members) members, \(change.entered) entered, \(change.left) left"
            )
        }
        progress.step("exports, 6 of 6")
        let retired = try await stages.retiredExports(of: nil)
        if !workplace.configuration.exports.isEmpty || !retired.isEmpty {
            try await stages.requireKey()
        }
        for export in retired { await log.exports.addRetired(export, stages) }
        for export in workplace.configuration.exports {
            await log.exports.add(export, stages)
        }
        progress.end()
        for outcome in log.exports.outcomes {
            log.add(
                "exports",
                outcome.export,
                "\(outcome.included) of \(outcome.candidates) in \(outcome.files.joined(separator: " "))"
            )
        }
        return log
    }

    /// Trains what was never trained or is due; a new version waits for approval.
    private func train(_ stages: Stages, _ log: inout Log) async throws {
        let registry = ModelRegistry(workplace.pool)
        let days = try await BusinessDays(
            from: stages.asOf,
            workplace.configuration.outcomes.map { -$0.training.retrainDays },
            in: workplace.configuration.warehouse.timeZone,
            from: workplace.pool
        )
        for outcome in workplace.configuration.outcomes {
            let newest = try await registry.newest(of: outcome.name)
            let due = newest.map { $0.asOf <= days[-outcome.training.retrainDays] } ?? true
            guard due else { continue }
            do {
                let card = try await stages.train(outcome)
                log.add("models", outcome.name, "version \(card.version) trained, awaits approval")
            } catch let error as LearningError where newest != nil {
                // The last champion stays; the reason must be seen.
                Output.note("warning: \(outcome.name) was not trained again: \(error)")
                log.add("models", outcome.name, "not trained again: \(error)")
            }
        }
    }
}
