import ArgumentParser
import Definitions
import Exports
import Failures
import Refresh
import Texts
import Warehouse

/// `segcast export`.
struct ExportCommand: AsyncParsableCommand, PrintsFacts {
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

    @Argument(
        help: "The export, as in exports/; all of them when missing.",
        completion: .exports
    )
    var export: String?
    @Flag(help: "Make no new list: only take people off who may no longer be on the last one.")
    var removalsOnly = false
    @OptionGroup var again: AgainOption
    @OptionGroup var options: CommonOptions
    @OptionGroup var place: OutboxOption
    @OptionGroup var time: AsOfOption

    static let shape = Table([ExportRunner.Publication]()).columns.shape

    func validate() throws {
        if again.isAsked, export == nil || removalsOnly {
            throw ValidationError("--again makes the list of one export: name it")
        }
    }

    func run() async throws {
        let reason = try again.reason
        let deployment = try options.deployment(publishingTo: place.outbox)
        let exports = deployment.configuration.exports.filter { export == nil || $0.name == export }
        let results = try await deployment.exporting(asOf: time.asOf) { hashes in
            try await publish(exports, deployment, hashes, again: reason)
        }
        try Table(results.publications).print(as: options.format)
        try results.requireAll()
    }

    private func publish(
        _ exports: [ExportDefinition],
        _ deployment: Deployment,
        _ hashes: DefinitionHashes,
        again reason: Reason?
    ) async throws -> ExportResults {
        let day = try await RefreshDay(
            deployment,
            hashes,
            asOf: time.asOf,
            reading: SourceRole.contacts
        )
        let stage = ExportStage(day)
        let retired = try await stage.retiredExports(of: export)
        guard !exports.isEmpty || !retired.isEmpty else {
            throw RefreshError.unknown(
                "export",
                export ?? "",
                defined: deployment.configuration.exports.map(\.name)
            )
        }
        try await stage.requireKey()
        var results = ExportResults(stage)
        var onlyRemovals = removalsOnly
        do {
            if !onlyRemovals { try await CheckStage(day).contacts() }
        } catch let failure as WarehouseError {
            // Nobody enters by sources that are broken; whoever withdrew leaves all the same.
            results.refuse(failure)
            onlyRemovals = true
        }
        for export in retired { await results.addRetired(export) }
        for export in exports {
            await results.add(export, onlyRemovals: onlyRemovals, again: reason)
        }
        return results
    }
}
