import Channels
import ContactPolicy
import Failpoints
import Leases
public import Postgres
import Texts

extension ExportRunner {
    /// Ends, or publishes, a run that was begun for a list which nobody asks for any more.
    ///
    /// What has no number ends, and its contacts are given back. What has one and was never published gives its
    /// number back and ends too, with files that lie in the outbox without their manifest; only removals, and what is
    /// out already, are published, after the gate was asked again.
    ///
    /// - Parameters:
    ///   - rest: the run.
    ///   - order: returns what it was planned by.
    ///   - now: what consents may not be dated after.
    /// - Returns: what was published; `nil` when the run ended.
    /// - Throws: ``ExportError``, ``OutboxError``, `PostgresError`, before anything is done where the outbox and the
    ///   database do not remember the same; what `order` throws, where it is asked.
    public func finish(
        _ rest: RetiredLists.Rest,
        by order: () async throws -> Order,
        now: Instant
    ) async throws -> Publication? {
        try await requireDestination(of: rest.place.export)
        let isEnded = try await pool.transaction { session in
            let state = try Self.lock(rest.runID, in: session)
            guard !rest.hasNumber, state != .cancelled else { return state == .cancelled }
            try Self.end(rest.runID, as: .cancelled, because: Self.isGone, in: session)
            return true
        }
        if isEnded {
            destination.clear(rest.runID, lease.token)
            return nil
        }
        let state = try await state(of: rest.runID)
        if state.state == .needsAttention { try state.requirePublished() }
        if !rest.isRemoval, try await withdraw(state, as: .cancelled, because: Self.isGone) {
            return nil
        }
        let order = try await order()
        let published = try await advance(rest.key, order, now).state
        return Publication(published, folder: destination.folder(of: published.export), false)
    }

    /// Ends a committed run that nobody has seen, and gives back its number.
    ///
    /// - Returns: `false` where it is out already, or a later number was taken.
    func withdraw(_ state: State, as ended: RunState, because reason: Reason) async throws -> Bool {
        guard try !isOut(state) else { return false }
        let token = Value.bigint(lease.token)
        let isEnded = try await pool.transaction { session in
            let run = Value.bigint(state.runID)
            guard try Self.lock(state.runID, in: session) == .committed,
                try !session.query(SQL.takeOverRun, [run, token]).isEmpty,
                try session.one(SQL.reopenRun, [run, token]).wasReopened
            else { return false }
            try self.takeBack(state, in: session)
            try Self.end(state.runID, as: ended, because: reason, in: session)
            Failpoint.reach("withdraw.commit")
            return true
        }
        if isEnded { destination.clear(state.runID, lease.token) }
        return isEnded
    }

    private static let isGone: Reason = "no export is defined for its list any more"
}
