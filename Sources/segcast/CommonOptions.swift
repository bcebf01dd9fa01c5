import ArgumentParser
import Definitions
import Exports
import Foundation
import Refresh
import Warehouse

/// Options that every command takes which works by definitions.
struct CommonOptions: ParsableArguments {
    /// The folder of definitions that is read where no other is named.
    static let folder = "Config"

    @Option(help: "The folder of definitions.", completion: .directory)
    var config = CommonOptions.folder

    @Option(
        help: ArgumentHelp(
            "How facts are printed. With json, errors are objects too, on standard error.",
            valueName: "format"
        )
    )
    var format = OutputFormat.text

    @Flag(help: "Print text tables as wide as they are, with seconds and every digit.")
    var wide = false

    @Flag(
        name: .shortAndLong,
        help: "Print what was asked for, and errors; no progress, no warnings."
    )
    var quiet = false

    func validate() throws {
        Output.change {
            $0.style.isWide = wide
            $0.isQuiet = quiet
        }
    }

    /// What the command works with; what happens meanwhile is printed.
    ///
    /// `outbox` is that of a flag.
    ///
    /// - Throws: as `Deployment.init`.
    func deployment(publishingTo outbox: String? = nil) throws -> Deployment {
        let deployment = try Deployment(
            folder: config,
            outbox: outbox,
            reporting: Output.report
        )
        if let zone = TimeZone(identifier: deployment.configuration.warehouse.timeZone) {
            Output.change { $0.style.zone = zone }
        }
        return deployment
    }

    /// The same, with its definitions stored.
    ///
    /// - Throws: as `Deployment.init` and `Deployment.apply`.
    func appliedDeployment(publishingTo outbox: String? = nil) async throws -> Deployment {
        let deployment = try deployment(publishingTo: outbox)
        try await deployment.apply()
        return deployment
    }
}
