import ArgumentParser
import Definitions
import Refresh
import Texts
import Warehouse

/// `--accept` with its `--reason`: a source that shrank on purpose.
struct AcceptOption: ParsableArguments {
    @Option(
        name: .customLong("accept"),
        help: ArgumentHelp(
            "Says that a source, such as orders, is meant to have so few rows: this question is answered, and no other.",
            valueName: "source"
        )
    )
    var source: String?
    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp(
            "Why, with --accept: it stands in the audit trail with your login.",
            valueName: "why"
        )
    )
    var text: String?

    func validate() throws {
        guard (source != nil) == (text != nil) else {
            throw ValidationError("--accept SOURCE and --reason TEXT go together")
        }
        _ = try reason
    }

    /// What is accepted and why; `nil` where nothing is.
    ///
    /// - Throws: `RefreshError` where there is no source of the name.
    var given: (role: SourceRole, reason: Reason)? {
        get throws {
            guard let source, let reason = try reason else { return nil }
            guard let role = SourceRole(rawValue: source) else {
                let roles = SourceRole.allCases.map(\.rawValue)
                throw RefreshError.unknown("source", source, defined: roles)
            }
            return (role, reason)
        }
    }

    private var reason: Reason? {
        get throws { try text.map(Reason.init(option:)) }
    }
}
