import ArgumentParser
import Refresh

/// `segcast score`.
struct ScoreCommand: AsyncParsableCommand, PrintsFacts {
    static let shape = Table.releaseColumns.shape

    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract:
            "Builds the features and scores everybody with every champion, without releasing.",
        discussion:
            "The same champions and as-of again find the scores that are there, unless --reason says why not."
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption
    @OptionGroup var again: ReasonOption

    func run() async throws {
        let deployment = try options.deployment()
        let scored = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            _ = try await CheckStage(day).run()
            return try await ScoringStage(day).run(again: again.reason)
        }
        try Table(scored.release).print(as: options.format)
        try scored.held.requireNone()
    }
}
