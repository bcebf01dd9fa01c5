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
    struct List: AsyncParsableCommand, PrintsFacts {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "Lists every version: when and by whom it was trained, judged and approved."
        )

        private static let columns: [Table.Column] = [
            .text("outcome"), .number("version"), .instant("as_of"), .instant("trained_at").lesser,
            .text("author"), .number("gate_auc").orNothing, .truth("is_passed"),
            .text("approver").orNothing, .truth("is_champion"),
        ]
        static let shape = columns.shape

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            var table = Table(
                columns: Self.columns,
                empty: "no model was trained yet: segcast train OUTCOME"
            )
            table.rows = try await ModelRegistry(deployment.pool).list().map { version in
                [
                    version.outcome, version.version, version.asOf, version.trainedAt,
                    version.author, version.gateAUC, version.isPassed, version.approver,
                    version.isChampion,
                ]
            }
            try table.print(as: options.format)
        }
    }

    /// `segcast models card`.
    struct Card: AsyncParsableCommand, PrintsFacts {
        static let configuration = CommandConfiguration(
            commandName: "card",
            abstract: "Prints everything that is known about a version, as JSON in any format."
        )

        static let shape = ModelCardShape.shape

        @OptionGroup var model: ModelArguments
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            try await model.require(in: deployment)
            let card = try await ModelRegistry(deployment.pool).card(
                of: model.outcome,
                version: model.version
            )
            let known = try JSONDecoder().decode(OutputValue.self, from: Data(card.utf8))
            try Report(known, []).print(as: .json)
        }
    }

    /// `segcast models approve`.
    struct Approve: AsyncParsableCommand, PrintsFacts {
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

        private static let columns: [Table.Column] = [.text("outcome"), .number("champion")]
        static let shape = columns.shape

        @OptionGroup var model: ModelArguments
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            try await model.require(in: deployment)
            try await ModelRegistry(deployment.pool).approve(
                model.outcome,
                version: model.version,
                governance: deployment.configuration.policy.governance
            )
            var table = Table(columns: Self.columns)
            table.rows = [[model.outcome, model.version]]
            try table.print(as: options.format)
        }
    }
}
