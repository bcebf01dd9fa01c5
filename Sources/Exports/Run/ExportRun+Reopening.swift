import ContactPolicy
import Failpoints
import Leases
import Postgres

extension ExportRun {
    /// Asks the gate again for a committed run that could not be linked then, before anything of it is.
    ///
    /// A run whose release was taken back since ends, and nothing of it goes out.
    ///
    /// Whoever withdrew, was suppressed or erased since is taken out, contacts are given back, and so is the
    /// number, which nobody has seen: the run is reserved and takes it again with new files. Files of it that lie
    /// in the outbox without their manifest hold who left, and are removed first. With its manifest there it is
    /// out already, and who left is in the next removals.
    ///
    /// - Returns: whether the run has to be staged again.
    /// - Throws: ``ExportError/needsAttention(export:runID:reason:)`` when a later number was taken meanwhile,
    ///   ``ExportError/releaseTakenBack(export:runID:releaseID:)``.
    func reopen() async throws -> Bool {
        if try runner.isOut(state) { return false }
        let (planner, request) = (runner.planner, request())
        let reopened: Reopened? = try await runner.transaction { own in
            let found: Reopened? = try await own.within { session in
                guard try ExportRunner.lock(runID, in: session) == .committed else { return nil }
                return Reopened(takenBackReleaseID: try findTakenBack(in: session))
            }
            guard let found else { return nil }
            if found.takenBackReleaseID == nil,
                try await planner.findLeaving(request, on: own) == 0
            {
                return nil
            }
            try await own.within { try reopen(found, in: $0) }
            Failpoint.reach("reopen.commit")
            return found
        }
        guard let reopened else { return false }
        Failpoint.reach("reopened")
        if let releaseID = reopened.takenBackReleaseID {
            destination.clear(runID, runner.lease.token)
            throw takenBack(releaseID)
        }
        return true
    }

    /// What a committed run came to that could not go out as it was.
    private struct Reopened: Sendable {
        /// The release that chose it, where it was taken back: then the run ends.
        let takenBackReleaseID: Int64?
    }

    private func reopen(_ found: Reopened, in session: isolated Session) throws {
        try takeNumber(in: session)
        let isOver = found.takenBackReleaseID != nil
        if !isOver { try takeOutLeaving(in: session) }
        try runner.takeBack(state, in: session)
        if isOver { try ExportRunner.end(runID, as: .superseded, in: session) }
    }

    /// Takes the run's number and manifest, which nobody has seen: it is staged again.
    private func takeNumber(in session: isolated Session) throws {
        let row = try session.one(SQL.reopenRun, [id, token])
        guard row.wasNewest else {
            throw ExportError.overtaken(export: state.export, runID: runID)
        }
        guard row.wasReopened else { throw leaseLost }
    }
}
