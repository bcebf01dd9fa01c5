import ArgumentParser
import Ciphers
import ContactPolicy
import Definitions
import Exports
import Leases
import Refresh
import Schema
import Steps
import Texts
import Warehouse

/// `segcast key`.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Says which key published bytes are kept under, and changes it.",
        discussion: """
            The key is what SEGCAST_KEY or SEGCAST_KEY_FILE names. Under it lie the bytes of published files, which rebuilds \
            and removals are made from, and the names of identifiers that caps and lists compare. A key is named by \
            the first 16 digits of its SHA-256, which say nothing about it.
            """,
        subcommands: [Show.self, Rotate.self, Replace.self],
        defaultSubcommand: Show.self
    )

    /// `segcast key show`.
    struct Show: AsyncParsableCommand, PrintsFacts {
        private static let columns: [Table.Column] = [
            .text("key_id"), .truth("is_named"), .text("state"), .number("runs"),
            .number("megabytes"),
        ]
        static let shape = columns.shape
        static let configuration = CommandConfiguration(
            abstract:
                "Lists the keys that bytes are kept under, and which of them the environment names."
        )

        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try options.deployment()
            try await Migrator(deployment.pool).verify()
            let changer = KeyChanger(deployment.pool)
            let standing = try await changer.standing()
            let named = try deployment.settings.hasKey ? deployment.key().keyID : nil
            let kept = try await changer.kept()
            var table = Table(
                columns: Self.columns,
                empty: "no bytes are kept, and no key is named"
            )
            let others = [standing?.keyID, standing?.nextKeyID, named].compactMap(\.self)
            var seen: Set<String> = []
            for keyID in (kept.map(\.keyID) + others) where seen.insert(keyID).inserted {
                let found = kept.first { $0.keyID == keyID }
                let inForce = standing?.keyID ?? kept.first?.keyID
                let state =
                    keyID == standing?.nextKeyID
                    ? "takes over" : keyID == inForce ? "in force" : "not in force"
                table.rows.append([
                    keyID, keyID == named, state, found?.runs ?? 0, found?.chunks ?? 0,
                ])
            }
            try table.print(as: options.format)
            if standing?.nextKeyID != nil {
                throw KeyError.changing(through: standing?.changedThrough ?? 0)
            }
        }
    }

    /// The file of a new key.
    struct NewKey: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "The file with the new key: 64 hexadecimal digits, which its owner alone may read.",
                valueName: "path"
            ),
            completion: .file()
        )
        var newKeyFile: String

        var key: DeploymentKey { get throws { try DeploymentKey(file: newKeyFile) } }
    }

    /// `segcast key rotate`.
    struct Rotate: AsyncParsableCommand, PrintsFacts {
        private static let columns: [Table.Column] = [
            .text("key_id"), .number("runs"), .number("megabytes"), .number("names"),
        ]
        static let shape = columns.shape
        static let configuration = CommandConfiguration(
            abstract:
                "Puts everything that is kept under the key under another, and that one in force.",
            discussion: """
                SEGCAST_KEY or SEGCAST_KEY_FILE names the old key, --new-key-file the new one. Nobody exports meanwhile: \
                lists that are being made are waited for, for a minute. It goes run by run; cut short anywhere, the \
                same command goes on, and until it has come to its end nothing is exported and every command says so. \
                Name the new key in the environment then, and keep the old one for as long as backups from before are \
                kept. What does not open, or is not what the audit trail sums up, is named and left.
                """
        )

        @OptionGroup var new: NewKey
        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let (reason, next) = (try given.reason, try new.key)
            let deployment = try options.deployment()
            let old = try deployment.key()
            try await Migrator(deployment.pool).verify()
            let changed = try await Lease.holding("run", in: deployment.pool) { _ in
                try await KeyChanger(deployment.pool)
                    .rotate(from: old, to: next, because: reason) { runID in
                        Output.report(.step(task: "key", Step("runs", "\(runID)")))
                    }
            }
            Output.report(.finished(task: "key"))
            var table = Table(columns: Self.columns)
            table.rows = [[next.keyID, changed.runs, changed.chunks, changed.people]]
            try table.print(as: options.format)
            if !changed.doubtful.isEmpty {
                Output.note(
                    "warning: of runs \(changed.doubtful.map(String.init).joined(separator: ", ")) something is not what the "
                        + "audit trail sums up, or did not open: it was left as it was. See segcast verify"
                )
            }
            Output.note(
                "name the new key in SEGCAST_KEY_FILE now; the old one opens backups from before, and nothing else"
            )
        }
    }

    /// `segcast key replace`.
    struct Replace: AsyncParsableCommand, PrintsFacts {
        private static let columns: [Table.Column] = [
            .text("export"), .number("forgotten_runs"),
        ]
        static let shape = columns.shape
        static let configuration = CommandConfiguration(
            abstract:
                "Puts a new key in the place of one that is lost, and forgets what nobody can open.",
            discussion: """
                What goes: the bytes of published files, so that none can be rebuilt, and the next list of each export comes \
                without removals: where the destination keeps its list, replace it there with that file. What was compared \
                by names under the lost key begins anew: an address that another record bears counts once more under a cap. \
                What stays: files in outboxes, who was contacted, segments, models. Runs that were begun end, and give \
                their contacts back. Nothing brings the bytes back afterwards, but the key and a backup from before. \
                SEGCAST_KEY and SEGCAST_KEY_FILE name no key meanwhile. Where a change of keys was cut short and one of the \
                two is lost, name the other there and as --new-key-file: what that one opens stays.
                """
        )

        @Flag(help: "Say that the key is lost: everywhere, in backups and safes too.")
        var lost = false
        @OptionGroup var new: NewKey
        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions
        @OptionGroup var place: OutboxOption

        func validate() throws {
            guard lost else {
                throw ValidationError(
                    "bytes that are kept are forgotten: say --lost. A key that is there is changed by `segcast key rotate`"
                )
            }
        }

        func run() async throws {
            let (reason, next) = (try given.reason, try new.key)
            let deployment = try options.deployment(publishingTo: place.outbox)
            try await Migrator(deployment.pool).verify()
            let present = try present(deployment.settings)
            let catalog = try await deployment.catalog(SourceRole.contacts)
            let forgotten = try await Lease.holding("run", in: deployment.pool) { _ in
                try await KeyChanger(deployment.pool).replaceLost(
                    by: next,
                    present,
                    because: reason,
                    catalog,
                    reading: deployment.sources,
                    deployment.outbox,
                    within: deployment.configuration.settings.exports
                )
            }
            var table = Table(columns: Self.columns, empty: "no bytes were kept")
            table.rows = forgotten.runs.sorted { $0.key < $1.key }.map { [$0.key, $0.value] }
            try table.print(as: options.format)
            tell(forgotten)
        }

        /// The key that the environment names; one that cannot be read is not taken for a lost one.
        private func present(_ settings: DeploymentSettings) throws -> DeploymentKey? {
            do {
                return try settings.key()
            } catch RefreshError.noKey {
                return nil
            } catch let error as CipherError {
                throw KeyError.stillNamed(fault: error.fault)
            }
        }

        private func tell(_ forgotten: KeyChanger.Forgotten) {
            if !forgotten.ended.isEmpty {
                let runs = forgotten.ended.map(String.init).joined(separator: ", ")
                Output.note("runs \(runs) ended, and their contacts are given back: export again")
            }
            if !forgotten.stuck.isEmpty {
                let runs = forgotten.stuck.map(String.init).joined(separator: ", ")
                Output.note(
                    "warning: runs \(runs) have a number and did not leave; where their files do not lie in the outbox, they "
                        + "never will: segcast outbox, segcast runs"
                )
            }
            Output.note(
                "the next list of each export comes without removals: where the destination keeps its list, replace it there "
                    + "with that file; name the new key in SEGCAST_KEY_FILE"
            )
        }
    }
}
