import ArgumentParser
import Refresh
import Registry

/// `segcast train`.
struct TrainCommand: AsyncParsableCommand, PrintsFacts {
    static let shape = ModelCardShape.trained

    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract:
            "Trains a model of an outcome, judges it out of time, and stores it as a version.",
        discussion: """
            With as-of T and a horizon of H days the model is judged at T - H, whose labels closed at T, after \
            learning from as-ofs whose labels closed before; then one is trained on everything closed at T and \
            kept. `backtest` is that model at T itself, where labels after T exist already; no gate reads it. \
            A version scores nobody before it is approved: `segcast models approve`.
            """
    )

    @Argument(help: "The outcome, as in outcomes/.", completion: .outcomes)
    var outcome: String
    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func run() async throws {
        let deployment = try options.deployment()
        let card = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            let outcome = try TrainingStage(day).outcome(outcome)
            _ = try await CheckStage(day).run()
            return try await TrainingStage(day).run(outcome)
        }
        try Report(card).print(as: options.format)
        Output.note(
            card.isPassed
                ? "approve it with: segcast models approve \(card.outcome) \(card.version)"
                : "it did not pass every gate and cannot be approved"
        )
    }
}
