import Channels
import ContactPolicy
public import Postgres

extension ExportRunner {
    /// Takes off the list that the destination keeps whoever may no longer be on it; nobody enters.
    ///
    /// Those are people who withdrew consent, were suppressed, or are gone from the customers source. No
    /// release is waited for: a list that is refused today still loses who left yesterday.
    ///
    /// - Returns: the run; `nil` when the destination keeps no list or nobody has to leave it.
    /// - Throws: as ``run(_:at:now:)`` does; ``ExportError/volumeChanged(export:runID:count:before:)`` when
    ///   more leave than `largest_loss` allows, as when a load of consents is broken.
    public func removals(_ order: Order, at contactAt: Instant, now: Instant) async throws
        -> Publication?
    {
        guard order.keepsList else { return nil }
        try await requireDestination(of: order.export.name)
        try await finishUnpublished(order, at: contactAt, now: now)
        guard let last = try await pool.query(SQL.findLastRun, order.list).first else {
            return nil
        }
        let planner = planner
        let request = order.request(last.runID, contactAt: contactAt, now: now)
        let leaving = try await transaction { try await planner.findLeaving(request, on: $0) }
        guard leaving > 0 else { return nil }
        return try await send(order, Basis(cutting: last), at: contactAt, now: now)
    }
}
