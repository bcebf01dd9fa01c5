import ArgumentParser
import Definitions
import Exports
import Features
import Postgres
import Refresh
import Registry
import Scores
import Segments
import Warehouse

/// `segcast build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract:
            "Checks the sources, gives new customers ids, and builds the features at the as-of.",
        discussion: """
            The features of a build lie in segcast.feature_values under its number. Nobody is chosen by them alone: a \
            source that stopped by its own rhythm is a warning here, where every other command refuses it.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func run() async throws {
        let deployment = try options.deployment()
        let table = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            let checked = try await CheckStage(day).run(isActedOn: false)
            for finding in checked.check.findings where finding.severity != .note {
                Output.note("\(finding)")
            }
            let build = try await FeatureStage(day).run()
            var table = Table(columns: ["build_id", "as_of", "customers", "new_customers"])
            table.rows = [
                [
                    "\(build.buildID)", "\(build.asOf)", "\(build.customerCount)",
                    "\(checked.newCustomers)",
                ]
            ]
            return table
        }
        try table.print(as: options.format)
    }
}

/// `segcast train`.
struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract:
            "Trains a model of an outcome, judges it out of time, and stores it as a version.",
        discussion: """
            With as-of T and a horizon of H days the model is judged at T - H, whose labels closed at T, after \
            learning from as-ofs whose labels closed before; then one is trained on everything closed at T and \
            kept. `backtest` is that model at T itself, where labels after T exist already; no gate reads it. \
            A version scores nobody before it is approved: `segcast models approve`.
            """
    )

    @Argument(help: "The outcome, as in outcomes/.")
    var outcome: String
    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func run() async throws {
        let deployment = try options.deployment()
        let card = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            let outcome = try TrainingStage(day).outcome(outcome)
            _ = try await CheckStage(day).run()
            return try await TrainingStage(day).run(outcome)
        }
        if options.format == .json {
            try Output.json(card)
        } else {
            if options.format == .text {
                Output.line(
                    "\(card.outcome) version \(card.version), as of \(card.asOf), governance \(card.governance.rawValue)"
                )
            }
            try Table(card).print(as: options.format)
        }
        Output.note(
            card.isPassed
                ? "approve it with: segcast models approve \(card.outcome) \(card.version)"
                : "it did not pass every gate and cannot be approved"
        )
    }
}

/// `segcast score`.
struct ScoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract:
            "Builds the features and scores everybody with every champion, without releasing.",
        discussion:
            "The same champions and as-of again find the scores that are there, unless --reason says why not."
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption
    @OptionGroup var again: ReasonOption

    func run() async throws {
        let deployment = try options.deployment()
        let release = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            _ = try await CheckStage(day).run()
            return try await ScoringStage(day).run(again: again.reason)
        }
        try Table(release).print(as: options.format)
    }
}

/// `segcast segments`.
struct SegmentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segments",
        abstract:
            "Refreshes every segment from the release in force and says how many entered and left.",
        discussion:
            "Members stand in segcast_v1.segment_members, their history in segcast_v1.segment_history."
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func run() async throws {
        let deployment = try options.deployment()
        let changes = try await deployment.working { hashes in
            let day = try await RefreshDay(deployment, hashes, asOf: time.asOf)
            return try await SegmentStage(day).run()
        }
        var table = Table(columns: ["segment", "members", "entered", "left"])
        table.rows = changes.map { [$0.segment, "\($0.members)", "\($0.entered)", "\($0.left)"] }
        try table.print(as: options.format)
    }
}

/// `segcast export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Publishes exports from the release in force: file first, manifest last.",
        discussion: """
            An export that was published for this as-of is found, not made again, unless an edit changed who gets \
            what: then a list that a destination keeps is refreshed, and letters are not sent twice but with \
            --again --reason TEXT. Nobody is exported without consent to every purpose of the channel, and nobody \
            past a frequency cap. The customers, consents and suppressions are checked first, as `check` does. \
            Different exports can be made at once; whoever asks for one that is being made waits for it.

            Whoever withdrew, was suppressed or is gone leaves the list that a destination keeps, also when no \
            release is in force or today's list is refused: then the list before is sent again without them, with \
            their rows in ….removals.csv. --removals-only does that alone; start it every hour. Lists of exports that \
            were removed, renamed or go elsewhere by now lose them too, until they are empty, an export that says \
            was: has taken them over, or `segcast runs hand-over` says who else answers for them.
            """
    )

    @Argument(help: "The export, as in exports/; all of them when missing.")
    var export: String?
    @Flag(help: "Make no new list: only take people off who may no longer be on the last one.")
    var removalsOnly = false
    @Flag(
        help:
            "Make the list of this as-of again though it was sent: everybody on it is written to again."
    )
    var again = false
    @Option(help: "Why, with --again: it stands in the audit trail and in the manifest.")
    var reason: String?
    @OptionGroup var options: CommonOptions
    @OptionGroup var time: AsOfOption

    func validate() throws {
        guard again == (reason != nil) else {
            throw ValidationError("--again and --reason TEXT go together")
        }
        if let reason { try Reason.check(reason) }
        if again, export == nil || removalsOnly {
            throw ValidationError("--again makes the list of one export: name it")
        }
    }

    func run() async throws {
        let deployment = try options.deployment()
        let exports = deployment.configuration.exports.filter { export == nil || $0.name == export }
        let hashes = try await deployment.apply()
        let day = try await RefreshDay(
            deployment,
            hashes,
            asOf: time.asOf,
            reading: SourceRole.contacts
        )
        let stage = ExportStage(day)
        let retired = try await stage.retiredExports(of: export)
        guard !exports.isEmpty || !retired.isEmpty else {
            throw CommandFailure(
                "there is no export \(export ?? ""): \(deployment.configuration.exports.map(\.name).joined(separator: ", "))",
                .usage
            )
        }
        try await stage.requireKey()
        var results = ExportResults()
        var onlyRemovals = removalsOnly
        do {
            if !onlyRemovals { try await CheckStage(day).contacts() }
        } catch let failure as WarehouseError {
            // Nobody enters by sources that are broken; whoever withdrew leaves all the same.
            results.refuse(failure)
            onlyRemovals = true
        }
        for export in retired { await results.addRetired(export, stage) }
        for export in exports {
            await results.add(export, stage, onlyRemovals: onlyRemovals, again: reason)
        }
        try Table(results).print(as: options.format)
        try results.requireAll()
    }
}
