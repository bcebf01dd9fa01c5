import Channels
import ContactPolicy
import Postgres
import Warehouse

extension ExportRunner {
    /// A list from segments that was sent for the same logical time.
    struct MadeList: Sendable {
        let runID: Int64
        let export: String
        let key: String
        /// Whether being on it was a contact.
        let wasLetters: Bool
        /// Whether today's definitions would make another list, and by which parts.
        let changes: [String]
    }

    /// Returns the list that was sent for a logical time already, if there is one.
    ///
    /// A release that somebody put in the place of the list's own changes it as an edit does.
    func madeList(
        _ order: Order,
        _ identity: ListIdentity,
        _ basis: Basis,
        at contactAt: Instant
    ) async throws -> MadeList? {
        let values: [Value] = [
            .texts(order.names), .timestamptz(contactAt), .text(catalog.definition.timeZone),
            .bigint(basis.releaseID),
        ]
        guard let row = try await pool.query(SQL.findMadeList, values).first else { return nil }
        var changes: [String] = []
        if row.dataHash == nil {
            // Made before runs had an identity: where it went is all that can be compared.
            let isSamePlace =
                row.kind == order.export.kind.rawValue
                && row.channel == order.channel.name
                && row.format == order.format.name
            if !isSamePlace { changes = ["channel"] }
        } else if row.dataHash != identity.hash {
            changes = identity.changes(from: try ListIdentity(json: row.dataParts))
        }
        if row.isOfAnotherRelease { changes.append("its release") }
        return MadeList(
            runID: row.runID,
            export: row.export,
            key: row.exportKey,
            wasLetters: row.wasLetters,
            changes: changes
        )
    }

    /// Makes sure that no edit sends letters for the same logical time again, under another name or counted otherwise
    /// neither.
    ///
    /// A list of whom to target by presence, of whom not to target, and one that is no contact are refreshed by a
    /// second list of the same day, unless the first were letters: nobody is contacted by it. Letters are sent a second
    /// time when a person asks for it and says why.
    ///
    /// - Throws: ``ExportError/alreadySent(export:runID:by:changes:)``.
    func requireUnsent(
        _ order: Order,
        _ identity: ListIdentity,
        _ made: MadeList?,
        at contactAt: Instant
    ) async throws {
        guard !order.isExclusion, order.again == nil else { return }
        if let made {
            guard order.wouldSend(again: made) else { return }
            throw ExportError.alreadySent(
                export: order.export.name,
                runID: made.runID,
                by: made.export,
                changes: made.changes
            )
        }
        let values: [Value] = [
            .text(identity.hash), .timestamptz(contactAt), .text(catalog.definition.timeZone),
            .texts(order.defined.sorted()), .text(order.format.name),
        ]
        guard let other = try await pool.query(SQL.findSameList, values).first else { return }
        throw ExportError.alreadySent(
            export: order.export.name,
            runID: other.runID,
            by: other.export,
            changes: ["its name"]
        )
    }

    /// How often a person cancelled such a run for an instant.
    func cancelledCount(_ order: Order, at contactAt: Instant, isRemoval: Bool) async throws -> Int
    {
        let values: [Value] = [
            .text(order.export.name), .timestamptz(contactAt), .boolean(isRemoval),
        ]
        return try await pool.one(SQL.countCancelled, values).runCount
    }
}
