import ContactPolicy
import Leases
import Postgres

/// A run at hand: what was asked for, how it stands, and until when consents count.
///
/// Each arrow is one transaction, which begins by asking for the state that it starts from: one that had happened, and
/// whose answer was lost, is found done.
package struct ExportRun: Sendable {
    let runner: ExportRunner
    let order: ExportRunner.Order
    package let state: ExportRunner.State
    let now: Instant

    var runID: Int64 { state.runID }
    var id: Value { .bigint(state.runID) }
    var token: Value { .bigint(runner.lease.token) }
    var destination: any Destination { runner.destination }

    init(
        _ runner: ExportRunner,
        _ order: ExportRunner.Order,
        _ state: ExportRunner.State,
        _ now: Instant
    ) {
        self.runner = runner
        self.order = order
        self.state = state
        self.now = now
    }

    /// The questions that the contact policy is asked for the run.
    ///
    /// - Parameter previous: the run whose list it refreshes, if any; one that only takes people off cuts that list.
    /// - Returns: the request.
    func request(after previous: Int64? = nil) -> ContactPlanner.Request {
        order.request(
            state.runID,
            after: previous,
            isCut: state.isRemoval && previous != nil,
            contactAt: state.contactAt,
            now: now
        )
    }

    /// Appends what happened to the run to the audit trail, with sums over what it changed.
    func seal(_ event: String, _ parts: [RunSeal.Part], in session: isolated Session) throws {
        try RunSeal.append(event, state.export, runID, parts, in: session)
    }

    /// Whether the run, locked, still stands where it was found.
    func isAsFound(in session: isolated Session) throws -> Bool {
        try ExportRunner.lock(runID, in: session) == state.state
    }

    /// The run's release, which was taken back.
    func takenBack(_ releaseID: Int64) -> ExportError {
        .releaseTakenBack(export: state.export, runID: runID, releaseID: releaseID)
    }

    /// Somebody else owns the run by now.
    var leaseLost: ExportError { .leaseLost(export: state.export) }
}
