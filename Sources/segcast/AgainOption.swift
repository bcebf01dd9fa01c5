import ArgumentParser
import Texts

/// `--again` with its `--reason`: a list that was sent.
struct AgainOption: ParsableArguments {
    @Flag(
        name: .customLong("again"),
        help:
            "Make the list of this as-of again though it was sent: everybody on it is written to again."
    )
    var isAsked = false
    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp(
            "Why, with --again: it stands in the audit trail and in the manifest.",
            valueName: "why"
        )
    )
    var text: String?

    func validate() throws {
        guard isAsked == (text != nil) else {
            throw ValidationError("--again and --reason TEXT go together")
        }
        _ = try reason
    }

    /// Why the list is made again; `nil` when it is not.
    var reason: Reason? {
        get throws { try text.map(Reason.init(option:)) }
    }
}
