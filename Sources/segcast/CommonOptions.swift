import ArgumentParser
import Exports
import Refresh

/// Options that every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "The folder of definitions.")
    var config = "Config"

    @Option(help: "How facts are printed.")
    var format = OutputFormat.text

    @Option(
        help:
            """
            Where files are published to: \(Destinations.description()); else SEGCAST_OUTBOX, else outbox in \
            segcast.yaml, whose paths are relative to the folder of definitions.
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
