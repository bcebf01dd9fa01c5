import ContactPolicy
import Leases
package import Postgres
import Texts

extension ExportRunner {
    /// Ends a run that has no number and gives back what it charged; the audit trail says why, where somebody asks.
    static func end(
        _ runID: Int64,
        as state: RunState,
        because reason: Reason? = nil,
        in session: isolated Session
    ) throws {
        let run = Value.bigint(runID)
        guard let ended = try session.query(SQL.markEnded, [run, .text(state.rawValue)]).first
        else {
            throw ExportError.noSuchRun(runID: runID, wanted: "that can end")
        }
        try ContactPlanner.release(runID, in: session)
        try session.query(SQL.deleteFiles, [run])
        try RunSeal.append(
            "export_\(state.rawValue)",
            ended.export,
            runID,
            RunSeal.Part.allCases,
            because: reason,
            in: session
        )
    }

    /// The model versions that an order's segments read.
    static func models(
        _ order: Order,
        _ releaseID: Int64,
        in session: isolated Session
    ) throws -> [Manifest.Model] {
        try session.query(SQL.listModels, [.bigint(releaseID), .texts(order.outcomes)]).map {
            Manifest.Model(outcome: $0.outcome, version: $0.version)
        }
    }

    /// Marks a run that a person has to look at, unless it is another owner's by now.
    ///
    /// `count` is how many its list would hold, where that is the question.
    func markAttention(
        _ export: String,
        _ runID: Int64,
        _ reason: AttentionReason,
        _ count: Int? = nil
    )
        async throws
    {
        let values: [Value] = [
            .bigint(runID), .bigint(lease.token), .text(reason.rawValue),
            .optional(count),
        ]
        try await pool.transaction { session in
            guard try !session.query(SQL.markAttention, values).isEmpty else { return }
            try RunSeal.append("export_needs_attention", export, runID, [.run], in: session)
        }
    }

    /// Locks a run and returns its state: an arrow whose answer was lost is found done.
    static func lock(_ runID: Int64, in session: isolated Session) throws -> RunState {
        try session.one(SQL.lockRunById, [.bigint(runID)]).state
    }

    /// Reads a run by its key and makes this lease its owner.
    package func load(_ key: String, _ order: Order, _ now: Instant) async throws -> ExportRun {
        let token = Value.bigint(lease.token)
        let export = order.export.name
        return try await pool.transaction { session in
            let row = try session.one(SQL.lockRun, [.text(key)])
            let id = Value.bigint(row.runID)
            let state = State(row, try session.query(SQL.listRunFiles, [id]))
            let run = ExportRun(self, order, state, now)
            if state.state.isOver { return run }
            guard try !session.query(SQL.takeOverRun, [id, token]).isEmpty else {
                throw ExportError.leaseLost(export: export)
            }
            return run
        }
    }
}
