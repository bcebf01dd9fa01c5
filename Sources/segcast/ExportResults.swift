import Exports
import Jobs

/// What came of several exports: one that fails does not keep the others from being made.
struct ExportResults: Sendable {
    private(set) var outcomes: [ExportRunner.Outcome] = []
    private(set) var failures: [any ReportableFailure] = []

    /// Makes one export and keeps what came of it.
    ///
    /// Each export has a lease of its own: several are made at once, and whoever asks for one that is being
    /// made waits and finds it published.
    mutating func add(
        _ export: ExportDefinition,
        _ stages: Stages,
        onlyRemovals: Bool = false,
        again: String? = nil
    ) async {
        await keep(export.name, stages) {
            try await stages.export(export, $0, onlyRemovals: onlyRemovals, again: again)
        }
    }

    /// Settles what an export left behind that is not defined any more, and keeps what came of it.
    mutating func addRetired(_ export: String, _ stages: Stages) async {
        await keep(export, stages) {
            try await stages.settleRetired(export, stages.runner($0))
        }
    }

    /// Keeps what comes of work that holds an export's lease, or why there is nothing.
    private mutating func keep(
        _ export: String,
        _ stages: Stages,
        _ body:
            @escaping @Sendable (Lease) async throws -> (
                outcomes: [ExportRunner.Outcome], refusals: [any ReportableFailure]
            )
    ) async {
        do {
            try Task.checkCancellation()
            let made = try await Lease.holding(
                ExportRunner.leaseName(of: export),
                in: stages.workplace.pool,
                waiting: .seconds(2 * Lease.ttlSeconds),
                body
            )
            outcomes += made.outcomes
            failures += made.refusals
        } catch {
            let error = await FailureReport.explained(error, of: ExportCommand.self)
            if let failure = error as? any ReportableFailure { return failures.append(failure) }
            let failure = FailureReport.unexpected(error)
            failures.append(CommandFailure("export \(export): \(failure)", failure.exitCode))
        }
    }

    /// Keeps why no list could be made.
    mutating func refuse(_ failure: any ReportableFailure) { failures.append(failure) }

    /// Prints what was published; throws when something was not.
    func report(as format: OutputFormat) throws {
        try table.print(as: format)
        try requireAll()
    }

    /// Throws when an export failed, with the first one's exit code.
    func requireAll() throws {
        guard let first = failures.first else { return }
        throw CommandFailure(failures.map(\.description).joined(separator: "\n"), first.exitCode)
    }

    /// The exports, one a row.
    var table: Table {
        var table = Table(columns: [
            "export", "run_id", "sequence", "included", "candidates", "was_published", "is_current",
            "files", "manifest",
        ])
        table.rows = outcomes.map {
            [
                $0.export, "\($0.runID)", "\($0.sequence)", "\($0.included)", "\($0.candidates)",
                "\($0.wasPublished)", "\($0.isCurrent)", $0.files.joined(separator: " "),
                $0.manifest,
            ]
        }
        return table
    }
}
