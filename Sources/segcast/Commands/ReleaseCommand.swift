import ArgumentParser
import Definitions
import Failures
import Postgres
import Refresh
import Scores
import Segments
import Texts

/// `segcast release`.
struct ReleaseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract:
            "Puts scores in force if the guards let them, or an earlier release back in force.",
        discussion: """
            The guards compare with the release before: \(GuardMeasure.Kind.allCases.map(\.subject).joined(separator: ", ")). \
            An outcome whose scores moved too far (guards in the outcome's file) is held, and its last good ones are used \
            until they expire; where the customers did, the release before stays in force. Both end with 65. `guards` lists what was measured; `accept` lets pass what failed, at the value it had and no other.

            --back-to takes back whatever was released after that release, keeps it, and fills the segments by that \
            release: run `segcast export` then. Lists of today that are kept up to date are made again by it; letters \
            that went out are not sent again without `segcast export NAME --again`. An as-of before the release in force is released with --reason alone.
            """,
        subcommands: [Put.self, Accept.self, Guards.self],
        defaultSubcommand: Put.self
    )

    /// `segcast release put`.
    struct Put: AsyncParsableCommand, PrintsFacts {
        static let shape = Table.releaseColumns.shape
        static let configuration = CommandConfiguration(
            abstract: "Puts the scores of the as-of in force, or an earlier release."
        )

        @Option(
            help: ArgumentHelp("The release to put back in force; needs --reason.", valueName: "n"),
            completion: .releases
        )
        var backTo: Int64?
        @OptionGroup var options: CommonOptions
        @OptionGroup var time: AsOfOption
        @OptionGroup var again: ReasonOption

        func validate() throws {
            if backTo != nil, again.text == nil {
                throw ValidationError("--back-to needs --reason")
            }
            if backTo != nil, time.asOf != nil {
                throw ValidationError("--back-to names the release: leave --as-of out")
            }
        }

        func run() async throws {
            let deployment = try options.deployment()
            let release = try await deployment.working { hashes in
                if let backTo, let reason = try again.reason {
                    return try await putBack(backTo, because: reason, deployment, hashes)
                }
                return try await put(deployment, hashes)
            }
            try Table(release).print(as: options.format)
            guard backTo == nil else { return }
            try await ReleaseGate(deployment.pool).judged(release.releaseID)
                .compactMap { $0.failure(in: release.releaseID) }.requireNone()
        }

        private func put(_ deployment: Deployment, _ hashes: DefinitionHashes) async throws
            -> Release
        {
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            guard let scored = try await ScoringStage(day).find() else {
                throw CommandFailure(
                    .nothingScored,
                    "nothing is scored as of \(day.asOfLabel): run `segcast score` first",
                    .data
                )
            }
            try await ReleaseStage(day).run(scored, goingBack: again.reason)
            return try await Scorer(deployment.pool).release(scored.releaseID)
        }

        private func putBack(
            _ releaseID: Int64,
            because reason: Reason,
            _ deployment: Deployment,
            _ hashes: DefinitionHashes
        ) async throws -> Release {
            let now = try await deployment.time(time.asOf).now
            let gate = ReleaseGate(deployment.pool)
            try await gate.putBack(releaseID, because: reason, now: now)
            Output.note(
                "release \(releaseID) is in force, and what was released after it is taken back"
            )
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            for change in try await SegmentStage(day).run(at: now).changes {
                Output.note(
                    "\(change.segment): \(change.members) members, \(change.entered) entered, \(change.left) left"
                )
            }
            return try await gate.inForce(at: now)
        }
    }

    /// `segcast release accept`.
    struct Accept: AsyncParsableCommand, PrintsFacts {
        static let shape = Table([GuardMeasure]()).columns.shape
        static let configuration = CommandConfiguration(
            abstract: "Lets pass what failed of a release, at the value it had and no other."
        )

        @Argument(help: "The release's number.", completion: .releases)
        var release: Int64
        @OptionGroup var given: RequiredReason
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try options.deployment()
            let accepted = try await deployment.working { _ in
                try await ReleaseGate(deployment.pool).accept(release, because: given.reason)
            }
            try Table(accepted).print(as: options.format)
            Output.note(
                "release it again with `segcast release` or `segcast run`; where it is in force in part, with `segcast run --reason WHY`"
            )
        }
    }

    /// `segcast release guards`.
    struct Guards: AsyncParsableCommand, PrintsFacts {
        static let shape = Table([GuardMeasure]()).columns.shape
        static let configuration = CommandConfiguration(
            abstract: "Lists what the guards measured of a release."
        )

        @Argument(help: "The release's number.", completion: .releases)
        var release: Int64
        @OptionGroup var options: CommonOptions

        func run() async throws {
            let deployment = try await options.appliedDeployment()
            let gate = ReleaseGate(deployment.pool)
            try await gate.require(release)
            let measures = try await gate.measures(of: release)
            try Table(measures).print(as: options.format)
        }
    }
}

extension Table {
    static let releaseColumns: [Column] = [
        .number("release_id"), .instant("as_of"), .text("state"), .number("customers"),
        .instant("valid_until").orNothing,
    ]

    /// A release, in one row.
    init(_ release: Release) {
        self.init(columns: Self.releaseColumns)
        rows = [
            [
                release.releaseID, release.asOf, release.state.rawValue, release.customerCount,
                release.validUntil,
            ]
        ]
    }

    /// What guards measured, a row each.
    init(_ measures: [GuardMeasure]) {
        self.init(
            columns: [
                .text("outcome").orNothing, .text("measure"), .text("audience").orNothing,
                .number("before").orNothing, .number("measured").orNothing,
                .number("lowest").orNothing, .number("highest").orNothing, .text("verdict"),
            ],
            empty: "no guard measured this release"
        )
        rows = measures.map { measure in
            [
                measure.outcome, measure.kind.rawValue, measure.audience,
                measure.previousReleaseID, measure.measured, measure.lowest, measure.highest,
                measure.verdict.rawValue,
            ]
        }
    }
}
