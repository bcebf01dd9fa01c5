import ArgumentParser
import Refresh

/// `segcast run`.
struct RunCommand: AsyncParsableCommand, PrintsFacts {
    static let shape = DayReport.shape

    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract:
            "The whole daily graph once, in order: check, train what is due, score, release, segments, exports.",
        discussion: """
            Safe to start from cron: a second one at the same time ends with 75, and the same as-of again changes \
            nothing. An outcome without a version, or whose newest one is older than retrain_days, is trained; a \
            new version waits for `segcast models approve`, and the approved one goes on scoring. An outcome that has \
            no approved version, or cannot be trained or scored, holds the segments and exports that read it, and so \
            does a relation or column that is gone, unless everything needs it; all others are made. The table says what was made and what was not, and why, and segcast_v1.attempts and \
            attempt_results keep it. Ends with 77 while an outcome waits for an approval, and with 65 or another code \
            where something else was not made.

            An as-of that was judged, or lies before the release in force, is run again only with --reason; what \
            was released after it is taken back, and kept.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var place: OutboxOption
    @OptionGroup var time: AsOfOption
    @OptionGroup var again: ReasonOption

    func run() async throws {
        let deployment = try options.deployment(publishingTo: place.outbox)
        let result = try await deployment.workingDay(asOf: time.asOf) { hashes in
            let day = try await RefreshDay.asFarAsSound(deployment, hashes, asOf: time.asOf)
            return try await DailyRefresh(day).run(again: again.reason)
        }
        try DayReport(result).report.print(as: options.format)
        try result.failures.requireNone()
    }
}
