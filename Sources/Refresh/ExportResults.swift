public import Exports
public import Failures
import Leases
import Postgres

/// What came of several exports: one that fails does not keep the others from being made.
public struct ExportResults: Sendable {
    /// What was published.
    public private(set) var publications: [ExportRunner.Publication] = []
    /// What was refused, and why.
    public private(set) var failures: [any ReportableFailure] = []

    /// Creates results of nothing yet.
    public init() {}

    /// Makes one export and keeps what came of it.
    ///
    /// Each export has a lease of its own: several are made at once, and whoever asks for one that is being
    /// made waits and finds it published.
    public mutating func add(
        _ export: ExportDefinition,
        _ stage: ExportStage,
        onlyRemovals: Bool = false,
        again: String? = nil
    ) async {
        await keep(export.name, stage) {
            try await stage.run(export, $0, onlyRemovals: onlyRemovals, again: again)
        }
    }

    /// Settles what an export left behind that is not defined any more, and keeps what came of it.
    public mutating func addRetired(_ export: String, _ stage: ExportStage) async {
        await keep(export, stage) {
            try await stage.settleRetired(export, stage.runner($0))
        }
    }

    /// Keeps what comes of work that holds an export's lease, or why there is nothing.
    private mutating func keep(
        _ export: String,
        _ stage: ExportStage,
        _ body:
            @escaping @Sendable (Lease) async throws -> ExportStage.Result
    ) async {
        do {
            try Task.checkCancellation()
            let made = try await Lease.holding(
                ExportRunner.leaseName(of: export),
                in: stage.day.pool,
                waiting: .seconds(2 * Lease.ttlSeconds),
                body
            )
            publications += made.publications
            failures += made.refusals
        } catch {
            failures.append(await explained(error, of: export, stage.day.deployment))
        }
    }

    /// A failure as it was meant for people, with who holds what was waited for; others without their own text.
    private func explained(
        _ error: any Error,
        of export: String,
        _ deployment: Deployment
    ) async -> any ReportableFailure {
        if let error = error as? PostgresError, let settings = try? deployment.settings.database() {
            let pool = SessionPool(settings, limit: 1, deadline: .seconds(5))
            return await WaitFailure(error, asking: pool) ?? error
        }
        return error as? any ReportableFailure
            ?? UnexpectedFailure(error, in: "export \(export)")
    }

    /// Keeps why no list could be made.
    public mutating func refuse(_ failure: any ReportableFailure) { failures.append(failure) }
}
