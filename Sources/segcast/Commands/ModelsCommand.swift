import ArgumentParser
import ContactPolicy
import Definitions
import Foundation
import Postgres
import Refresh
import Registry

/// `segcast models`.
struct ModelsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models",
        abstract: "Lists model versions, and lets one act.",
        subcommands: [List.self, Card.self, Approve.self],
        defaultSubcommand: List.self
    )

    /// `segcast models list`.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists every version: when and by whom it was trained, judged and approved."
        )

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            var table = Table(columns: [
                .text("outcome"), .number("version"), .text("as_of"), .text("trained_at"),
                .text("author"), .number("gate_auc"), .truth("is_passed"),
                .text("approver"), .truth("is_champion"),
            ])
            for row in try await ModelRegistry(deployment.pool).list() {
                let auc = row.gateAUC.map { "\(($0 * 10_000).rounded() / 10_000)" }
                table.rows.append([
                    row.outcome, "\(row.version)",
                    "\(row.asOf)",
                    "\(row.trainedAt)", row.author, auc ?? "",
                    "\(row.isPassed)",
                    row.approver ?? "",
                    "\(row.isChampion)",
                ])
            }
            try table.print(as: options.format)
        }
    }

    /// `segcast models card`.
    struct Card: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "card",
            abstract: "Prints everything that is known about a version, as JSON."
        )

        @OptionGroup var model: ModelArguments
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            let card = try await ModelRegistry(deployment.pool).card(
                of: model.outcome,
                version: model.version
            )
            let object = try JSONSerialization.jsonObject(with: Data(card.utf8))
            let pretty = try JSONSerialization.data(
                withJSONObject: object,
                options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            )
            Output.write(pretty + Data("\n".utf8))
        }
    }

    /// `segcast models approve`.
    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "approve",
            abstract: "Approves a version as the database user, and makes it the one that scores.",
            discussion: """
                A version that did not pass its gates cannot be approved. Under \(strict) its author cannot \
                either. An approved version that is approved again becomes the champion again: that is how to roll back.
                """
        )

        private static var strict: String {
            Governance.allCases.filter(\.needsSomebodyElse).map(\.rawValue)
                .joined(separator: " or ")
        }

        @OptionGroup var model: ModelArguments
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            try await ModelRegistry(deployment.pool).approve(
                model.outcome,
                version: model.version,
                governance: deployment.configuration.policy.governance
            )
            var table = Table(columns: [.text("outcome"), .number("champion")])
            table.rows = [[model.outcome, "\(model.version)"]]
            try table.print(as: options.format)
        }
    }
}
