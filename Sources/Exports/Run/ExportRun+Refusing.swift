import ContactPolicy
import Postgres

extension ExportRun {
    /// Why a list that was counted cannot be sent; `nil` when it can.
    ///
    /// One is too small, and would point at people, unless it is only cut: the destination has them already. Another
    /// shrank or grew too much against the last one to the same place. That is measured by whom it may contact: those
    /// on it, and those whom only the caps leave out, for caps may rightly leave most of them out today and nobody
    /// tomorrow.
    func refusal(
        _ counts: SQL.RecountRunRow,
        isStaged: Bool = false,
        in session: isolated Session
    ) throws -> ExportError? {
        let fewest = order.fewestMembers(isRemoval: state.isRemoval)
        guard counts.includedCount >= fewest else {
            return .tooFewMembers(
                export: order.export.name,
                included: counts.includedCount,
                minimum: fewest,
                buckets: try ContactPlanner.buckets(of: runID, in: session)
            )
        }
        let before = try session.query(SQL.findMeasure, [id, .texts(order.names)]).first?
            .allowedCount
        let isAllowed = order.export.volume.allows(
            counts.allowedCount,
            before: before,
            accepted: state.acceptance?.count(of: .volumeChanged),
            isStaged: isStaged
        )
        guard let before, !isAllowed else { return nil }
        return .volumeChanged(
            export: order.export.name,
            runID: runID,
            count: counts.allowedCount,
            before: before
        )
    }

    /// Lets the run wait for a person, where the refusal says that it has to.
    func hold(_ refusal: ExportError) async throws {
        guard let attention = refusal.attention else { return }
        try await runner.markAttention(state.export, runID, attention.reason, attention.count)
    }
}
