import ArgumentParser
import Texts

/// `--reason`: an as-of again, or one before the release in force.
struct ReasonOption: ParsableArguments {
    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp(
            "Why an as-of that was judged is scored again, or one before the release in force is released; kept for ever.",
            valueName: "why"
        )
    )
    var text: String?

    func validate() throws { _ = try reason }

    var reason: Reason? {
        get throws { try text.map(Reason.init(option:)) }
    }
}
