import Texts
import ArgumentParser
import Definitions
import Postgres
import Refresh
import Warehouse

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "The folder of definitions.")
    var config = "Config"

    @Option(help: "How facts are printed: text, json or csv.")
    var format = OutputFormat.text

    @Option(
        help:
            """
            The folder that files are published to; else SEGCAST_OUTBOX, else outbox in segcast.yaml, which are \
            relative to the folder of definitions.
            """
    )
    var outbox: String?

    /// What the command works with; what happens meanwhile is printed.
    ///
    /// - Throws: as `Deployment.init`.
    func deployment() throws -> Deployment {
        try Deployment(folder: config, outbox: outbox, reporting: Output.report)
    }

    /// The same, with its definitions stored.
    ///
    /// - Throws: as `Deployment.init` and `Deployment.apply`.
    func appliedDeployment() async throws -> Deployment {
        let deployment = try deployment()
        try await deployment.apply()
        return deployment
    }
}

/// The as-of of a command.
struct AsOfOption: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(
            "The instant nothing may look past: a day, or an instant with an offset. Today's midnight when missing.",
            valueName: "day"
        )
    )
    var asOf: String?
}

/// What a person says of an act; it is kept for ever and read by many.
enum Reason {
    /// Refuses one that says nothing, or holds somebody's address or number.
    static func check(_ text: String) throws(ValidationError) {
        guard text.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("--reason says nothing")
        }
        guard !text.hasControlCharacter else {
            throw ValidationError("--reason holds a control character")
        }
        guard !text.holdsContactDetail else {
            throw ValidationError(
                "--reason holds somebody's address or number: it is kept for ever and read by many"
            )
        }
    }
}

/// `--reason`: an as-of again, or one before the release in force.
struct ReasonOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Why an as-of that was judged is scored again, or one before the release in force is released; kept for ever.",
            valueName: "why"
        )
    )
    var reason: String?

    func validate() throws {
        if let reason { try Reason.check(reason) }
    }
}
