import ArgumentParser
import Definitions
import Exports
import Failures
import Refresh
import Schema

/// `segcast verify`.
struct VerifyCommand: AsyncParsableCommand, PrintsFacts {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Proves every published file against its manifest, its members and the ledgers.",
        discussion:
            """
            Changes nothing. Statements, file reader and what vendors expect are its own. Ends with 65 when a claim is \
            broken, and with 78 when one could not be looked at, such as kept bytes without the key.
            """
    )

    private static let columns: [Table.Column] = [
        .text("claim"), .number("looked"), .text("holds"), .texts("breaches"),
        .text("unproved").orNothing, .text("note").orNothing,
    ]
    static let shape = columns.shape

    @OptionGroup var options: CommonOptions
    @OptionGroup var place: OutboxOption

    func run() async throws {
        let deployment = try options.deployment(publishingTo: place.outbox)
        try await Migrator(deployment.pool).verify()
        let verifier = ExportVerifier(
            deployment.pool,
            deployment.outbox,
            key: try deployment.settings.hasKey ? deployment.key() : nil
        )
        let (owned, own) = (deployment.configuration.ownedLists, deployment.configuration.ownLists)
        let checks = try await verifier.checks() + [verifier.retired(besides: owned, and: own)]
        var table = Table(columns: Self.columns)
        table.rows = checks.map { check in
            let holds =
                !check.breaches.isEmpty ? "no" : check.unproved == nil ? "yes" : "not proved"
            return [
                check.claim, check.looked, holds, check.breaches, check.unproved, check.note,
            ]
        }
        try table.print(as: options.format)
        let broken = checks.count { !$0.breaches.isEmpty }
        guard broken == 0 else {
            throw CommandFailure(
                .claimsBroken,
                "\(broken) of \(checks.count) claims are broken",
                .data
            )
        }
        let unproved = checks.compactMap(\.unproved)
        guard unproved.isEmpty else {
            throw CommandFailure(
                .claimsUnproved,
                "not everything is proved: \(unproved.joined(separator: "; "))",
                .configuration
            )
        }
    }
}
