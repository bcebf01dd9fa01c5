import Digests
import Postgres

extension ExportRunner {
    /// Makes sure, before anything leaves, that the outbox is ours and that it and the database remember the same, and that
    /// the key is the one in force.
    ///
    /// - Throws: ``OutboxError``, ``ExportError/outboxDiffers(_:folder:)``, ``KeyError``.
    func requireDestination(of export: String) async throws {
        try destination.requireOwn(export)
        // Behind the lease: whoever changes the key waits for it, or is found here.
        try await RunKeeper(pool).requireKey(kept.key)
        try await OutboxKeeper(pool, destination).requireSound()
    }

    /// Lets the outbox remember a run that is about to be linked, or is out.
    ///
    /// It never goes back behind what it remembers.
    ///
    /// - Throws: ``ExportError/outboxDiffers(_:folder:)`` when it remembers another list under the run's number.
    func rememberHead(_ state: State) async throws {
        let current = try destination.head(of: state.export)
        if let current, current.sequence > state.sequence { return }
        let (sent, trail) = try await pool.transaction { session in
            (
                try session.query(SQL.findSent, [.text(state.export)]).first,
                try session.one(SQL.findAuditHead)
            )
        }
        guard let head = OutboxHead(state.export, sent, trail),
            head.sequence == state.sequence
        else { return }
        if let current, current.sequence == head.sequence, current.publishedAt != nil,
            current.manifestSHA256 != head.manifestSHA256
        {
            return try await OutboxKeeper(pool, destination).requireSound()
        }
        try destination.write(head)
    }

    /// Lets the outbox forget a run whose number is given back, inside the transaction that does: a head that is
    /// behind what is committed is right, one that is ahead is not.
    func forgetHead(_ state: State, in session: isolated Session) throws {
        guard let current = try destination.head(of: state.export),
            current.sequence == state.sequence
        else { return }
        let sent = try session.query(SQL.findSent, [.text(state.export)]).first
        let trail = try session.one(SQL.findAuditHead)
        if let head = OutboxHead(state.export, sent, trail) {
            try destination.write(head)
        } else {
            try destination.removeHead(of: state.export)
        }
    }
}
