import Failpoints
import Leases
import Postgres

extension ExportRun {
    /// Puts the committed files and then their manifest where the run goes, and says so.
    func publish() async throws {
        try await runner.rememberHead(state)
        Failpoint.reach("publish.remembered")
        do {
            try await runner.project(state)
        } catch let error as OutboxError where error.code == .nameTaken {
            try await runner.markAttention(state.export, runID, .foreignFile)
            throw error
        }
        try await runner.pool.transaction { session in
            // An attempt before this one, whose answer was lost, may have said so.
            guard try isAsFound(in: session) else { return }
            guard try !session.query(SQL.markPublished, [id, token]).isEmpty else {
                throw leaseLost
            }
            try seal("export_published", [.run], in: session)
            Failpoint.reach("publish.commit")
        }
        Failpoint.reach("published")
        try await runner.rememberHead(state)
        destination.clear(runID, runner.lease.token)
    }
}
