public import Exports
public import Failures
import Leases
import Postgres
public import Texts

/// What came of several exports: one that fails does not keep the others from being made.
public struct ExportResults: Sendable {
    /// What was published.
    public private(set) var publications: [ExportRunner.Publication] = []
    /// What was refused, and why.
    public private(set) var refusals: [Refusal] = []

    /// Why a list was not made, or people were not taken off it.
    public struct Refusal: Sendable {
        /// The export; `nil` where it kept all of them.
        public let export: String?
        /// Why, and what to do.
        public let failure: any ReportableFailure
    }

    /// Why each list that was refused was.
    public var failures: [any ReportableFailure] { refusals.map(\.failure) }

    private let stage: ExportStage

    /// Creates results of nothing yet, of exports that a stage makes.
    public init(_ stage: ExportStage) { self.stage = stage }

    /// Makes one export and keeps what came of it.
    ///
    /// Each export has a lease of its own: several are made at once, and whoever asks for one that is being
    /// made waits and finds it published.
    public mutating func add(
        _ export: ExportDefinition,
        onlyRemovals: Bool = false,
        again: Reason? = nil,
        waitingFor held: [HeldSegment] = []
    ) async {
        await keep(export.name) { [stage] in
            try await stage.run(export, $0, onlyRemovals: onlyRemovals, again: again, held)
        }
    }

    /// Settles what an export left behind that is not defined any more, and keeps what came of it.
    public mutating func addRetired(_ export: String) async {
        await keep(export) { [stage] in
            try await stage.settleRetired(export, stage.runner($0, of: export))
        }
    }

    /// Keeps what comes of work that holds an export's lease, or why there is nothing.
    private mutating func keep(
        _ export: String,
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
            for refusal in made.refusals { refuse(refusal, of: export) }
        } catch {
            let deployment = stage.day.deployment
            refuse(await deployment.explained(error, in: "export \(export)"), of: export)
        }
    }

    /// Keeps why a list was not made, or all of them where no export is named.
    ///
    /// Reports it too, unless the work was asked to stop.
    public mutating func refuse(_ failure: any ReportableFailure, of export: String? = nil) {
        refusals.append(Refusal(export: export, failure: failure))
        guard !Task.isCancelled else { return }
        stage.day.report(.notExported(export: export, because: failure))
    }
}
