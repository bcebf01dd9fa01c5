import Exports
import Jobs

/// What came of several exports: one that fails does not keep the others from being made.
struct ExportResults: Sendable {
    private(set) var outcomes: [ExportRunner.Outcome] = []
    private(set) var failures: [any ReportableFailure] = []

    /// Makes one export and keeps what came of it.
    mutating func add(_ export: ExportDefinition, _ stages: Stages, _ lease: Lease) async {
        do {
            outcomes.append(try await stages.export(export, lease))
        } catch let failure as any ReportableFailure {
            failures.append(failure)
        } catch {
            failures.append(CommandFailure("export \(export.name): \(error)", ExitStatus.software))
        }
    }

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
            "export", "sequence", "included", "candidates", "was_published", "file", "manifest",
        ])
        table.rows = outcomes.map {
            [
                $0.export, "\($0.sequence)", "\($0.included)", "\($0.candidates)",
                "\($0.wasPublished)",
                $0.file, $0.manifest,
            ]
        }
        return table
    }
}
