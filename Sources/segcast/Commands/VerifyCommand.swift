import ArgumentParser
import Definitions
import Exports
import Schema

/// `segcast verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves every published file against its manifest, its members and the ledgers.",
        discussion:
            "Changes nothing, and shares no code with what writes. Ends with 65 when a claim is broken."
    )

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let workplace = try Workplace(options)
        try await Migrator(workplace.pool).verify()
        let verifier = ExportVerifier(workplace.pool, workplace.outbox)
        let (owned, own) = (workplace.configuration.ownedLists, workplace.configuration.ownLists)
        let checks = try await verifier.checks() + [verifier.retired(besides: owned, and: own)]
        if options.format == .json {
            try Output.json(checks)
        } else {
            var table = Table(columns: ["claim", "holds", "breaches"])
            table.rows = checks.map {
                [$0.claim, $0.breaches.isEmpty ? "yes" : "NO", $0.breaches.joined(separator: "; ")]
            }
            try table.print(as: options.format)
        }
        let broken = checks.count { !$0.breaches.isEmpty }
        guard broken == 0 else {
            throw CommandFailure("\(broken) of \(checks.count) claims are broken", ExitStatus.data)
        }
    }
}
