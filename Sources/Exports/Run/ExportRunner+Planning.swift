import Channels
import ContactPolicy
import Digests
import Failpoints
import Foundation
import Leases
package import Postgres
import Registry
package import Scores
import Texts
import Warehouse

extension ExportRunner {
    /// The release that an order's list is made from.
    package func release(_ order: Order, at contactAt: Instant) async throws -> Release {
        let gate = ReleaseGate(pool)
        if order.isExclusion { return try await gate.newest(at: contactAt) }
        let release = try await gate.inForce(at: contactAt)
        let values: [Value] = [.bigint(release.releaseID), .texts(order.outcomes)]
        let rows = try await pool.query(SQL.listModels, values)
        for outcome in order.outcomes where !rows.contains(where: { $0.outcome == outcome }) {
            throw ScoreError.outcomeNotInForce(
                outcome: outcome,
                reason: "release \(release.releaseID) was made without a model of it"
            )
        }
        for row in rows {
            guard let until = row.validUntil, contactAt <= until else {
                throw ScoreError.outcomeNotInForce(
                    outcome: row.outcome,
                    reason: row.heldReason ?? "they have expired"
                )
            }
        }
        return release
    }

    /// What a list is made from.
    package struct Basis: Sendable {
        /// The release whose scores chose the list, and its as-of.
        let releaseID: Int64, asOf: Instant
        /// The run whose list is only cut; `nil` for a list from segments.
        let cutRunID: Int64?

        /// Whether nobody enters.
        var isRemoval: Bool { cutRunID != nil }

        /// A list from segments, as `release` fills them.
        package init(_ release: Release) {
            (releaseID, asOf, cutRunID) = (release.releaseID, release.asOf, nil)
        }

        /// The list that an earlier run sent, cut.
        init(cutting run: SQL.FindLastRunRow) {
            releaseID = run.releaseID
            asOf = run.asOf
            cutRunID = run.runID
        }
    }

    /// Plans the order's run, unless it is planned; runs without a number that it takes the place of end,
    /// and their contacts are given back.
    ///
    /// - Returns: the run's key: the same export, logical time, models and definitions, as far as they change who
    ///   gets what, are one run.
    /// - Throws: ``ExportError/alreadySent(export:runID:by:changes:)`` when letters were sent for this time and an
    ///   edit would send them again.
    package func plan(
        _ order: Order,
        _ basis: Basis,
        at contactAt: Instant,
        now: Instant
    ) async throws -> String {
        let identity = try await identity(of: order, basis)
        let key = try await key(order, identity, basis, at: contactAt)
        let values = try row(order, key, identity, basis, at: contactAt)
        let ended = try await pool.transaction { session in
            let ended = try Self.supersede(order, key, isRemoval: basis.isRemoval, in: session)
            if let planned = try session.query(SQL.insertRun, values).first {
                let event = order.again == nil ? "export_planned" : "export_again"
                try RunSeal.append(
                    event,
                    order.export.name,
                    planned.runID,
                    [.run],
                    because: order.again,
                    in: session
                )
            } else {
                try Self.requireAsked(order, key, basis, at: contactAt, in: session)
            }
            Failpoint.reach("plan.commit")
            return ended
        }
        for runID in ended { destination.clear(runID, lease.token) }
        Failpoint.reach("planned")
        return key
    }

    /// The row of an order's run.
    private func row(
        _ order: Order,
        _ key: String,
        _ identity: ListIdentity,
        _ basis: Basis,
        at contactAt: Instant
    ) throws -> [Value] {
        let isRemoval = basis.isRemoval
        return [
            .text(order.export.name), .text(key), .text(order.export.kind.rawValue),
            .text(order.channel.name), .timestamptz(basis.asOf), .timestamptz(contactAt),
            .bigint(basis.releaseID), .text(order.definitionHash),
            .text(order.policy.governance.rawValue),
            .boolean(catalog.definition.syntheticContacts), .text(order.format.normaliserVersion),
            .bigint(lease.token), .text(order.question.contact(isCut: isRemoval).rawValue),
            .text(try order.capsJSON(isRemoval: isRemoval)), .boolean(isRemoval),
            .text(identity.hash), .text(try identity.json()),
            .text(catalog.definition.timeZone), .optional(isRemoval ? nil : order.again?.text),
            .text(order.export.brand),
        ]
    }

    /// Ends the runs without a number that a run takes the place of.
    private static func supersede(
        _ order: Order,
        _ key: String,
        isRemoval: Bool,
        in session: isolated Session
    ) throws -> [Int64] {
        let values: [Value] = [
            .text(order.export.name), .text(key), .boolean(isRemoval),
            .text(order.export.kind.rawValue), .text(order.channel.name), .text(order.format.name),
        ]
        let ended = try session.query(SQL.listSuperseded, values).map(\.runID)
        for runID in ended { try end(runID, as: .superseded, in: session) }
        return ended
    }

    /// Makes sure that the run of a key is what was asked for.
    ///
    /// - Throws: ``ExportError/changedByHand(export:runID:)``.
    private static func requireAsked(
        _ order: Order,
        _ key: String,
        _ basis: Basis,
        at contactAt: Instant,
        in session: isolated Session
    ) throws {
        let contact = order.question.contact(isCut: basis.isRemoval)
        let asked: [Value] = [
            .text(key), .text(order.export.kind.rawValue), .text(order.channel.name),
            .timestamptz(contactAt), .text(contact.rawValue), .boolean(basis.isRemoval),
            .text(order.export.brand),
        ]
        guard let row = try session.query(SQL.findPlanned, asked).first, !row.isAsAsked else {
            return
        }
        throw ExportError.changedByHand(export: order.export.name, runID: row.runID)
    }

    /// What changes who gets what in an order's list, with the model versions that choose it.
    func identity(of order: Order, _ basis: Basis) async throws -> ListIdentity {
        let models = try await pool.transaction {
            try Self.models(order, basis.releaseID, in: $0)
        }
        var identity = order.identity
        try identity.add("models", models.map { "\($0.outcome) \($0.version)" })
        return identity
    }

    /// The key of an order's run.
    ///
    /// A list that differs from the one sent last for its time comes after that one; what a person cancelled is
    /// not made again, but for removals, and for a list that is asked for again.
    private func key(
        _ order: Order,
        _ identity: ListIdentity,
        _ basis: Basis,
        at contactAt: Instant
    ) async throws -> String {
        var parts = [
            order.export.name, contactAt.description, identity.hash, order.export.kind.rawValue,
        ]
        if let cutRunID = basis.cutRunID {
            parts.append("removals from run \(cutRunID)")
            let count = try await cancelledCount(order, at: contactAt, isRemoval: true)
            if count > 0 { parts.append("after \(count) cancelled") }
        } else {
            let made = try await madeList(order, identity, basis, at: contactAt)
            try await requireUnsent(order, identity, made, at: contactAt)
            if let made {
                if made.changes.isEmpty, order.again == nil { return made.key }
                parts.append("after run \(made.runID)")
            }
            if try await !pool.query(SQL.findAct, [.bigint(basis.releaseID)]).isEmpty {
                parts.append("release \(basis.releaseID)")
            }
            if order.again != nil {
                let count = try await cancelledCount(order, at: contactAt, isRemoval: false)
                parts.append("again after \(count) cancelled")
            }
        }
        return SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
    }
}
