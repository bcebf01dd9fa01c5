import ArgumentParser
import Texts

/// `--reason` of what nobody does without one.
struct RequiredReason: ParsableArguments {
    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp(
            "Why; kept for ever with your login, and read by many.",
            valueName: "why"
        )
    )
    var text: String

    func validate() throws { _ = try reason }

    var reason: Reason {
        get throws { try Reason(option: text) }
    }
}
