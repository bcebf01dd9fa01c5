import Channels
import ContactPolicy
import Postgres
import Scores
import Texts

extension ExportRunner {
    /// Publishes what was committed before this process came and is still what is asked for; any other list gives way.
    ///
    /// - Returns: the list from segments that went out now, if any.
    @discardableResult
    func finishUnpublished(
        _ order: Order,
        at contactAt: Instant,
        now: Instant
    ) async throws -> State? {
        let export = Value.text(order.export.name)
        if let row = try await pool.query(SQL.findAttention, [export]).first {
            throw ExportError.needsAttention(
                export: order.export.name,
                runID: row.runID,
                reason: row.attentionReason
            )
        }
        let list: [Value] = [
            export, .text(order.export.kind.rawValue), .text(order.channel.name),
            .text(order.format.name),
        ]
        var published: State?
        for row in try await pool.query(SQL.listUnfinished, list) {
            if !row.isRemoval, try await giveWay(row.runID, to: order, at: contactAt) {
                continue
            }
            do {
                let sent = try await advance(row.exportKey, order, now)
                if !row.isRemoval { published = sent.state }
            } catch ExportError.releaseTakenBack {
                // It has ended, and nothing of it lies in the outbox.
            }
        }
        return published
    }

    /// Ends a committed list that nobody has seen, where another one would be made now: of another day, by other
    /// definitions or another release, or none at all, as when scores have expired.
    ///
    /// Its number and its contacts are given back: whoever is on both lists is written to once.
    ///
    /// - Returns: `false` where it is what is asked for, is out already, or a later number was taken.
    private func giveWay(
        _ runID: Int64,
        to order: Order,
        at contactAt: Instant
    ) async throws -> Bool {
        if try await isAsked(runID, order, at: contactAt) { return false }
        return try await withdraw(
            state(of: runID),
            as: .superseded,
            because: "it was not sent in time, and another list is asked for"
        )
    }

    /// Whether a committed run holds the list that `order` asks for at a time.
    private func isAsked(
        _ runID: Int64,
        _ order: Order,
        at contactAt: Instant
    ) async throws -> Bool {
        let basis: Basis
        do {
            basis = Basis(try await release(order, at: contactAt))
        } catch is ScoreError {
            return false
        }
        let identity = try await identity(of: order, basis)
        let made = try await madeList(order, identity, basis, at: contactAt)
        return made.map { $0.runID == runID && $0.changes.isEmpty } ?? false
    }
}
