package import Channels
import ContactPolicy
import Digests
import Failpoints
import Foundation
import Leases
package import Postgres
import Registry
package import Scores
import Warehouse

extension ExportRunner {
    /// The release that an order's list is made from.
    package func release(_ order: Order, at time: Instant) async throws -> Release {
        let gate = ReleaseGate(pool)
        if order.isExclusion { return try await gate.newest(at: time) }
        let release = try await gate.inForce(at: time)
        let values: [Value] = [.bigint(release.releaseID), .texts(order.outcomes)]
        for row in try await pool.query(SQL.listModels, values) {
            let until: Instant? = try row.optional("valid_until")
            guard let until, time <= until else {
                throw ScoreError.outcomeNotInForce(
                    outcome: try row.value("outcome"),
                    reason: try row.optional("held_reason") ?? "they have expired"
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

        /// A list from segments, as `release` fills them.
        package init(_ release: Release) {
            (releaseID, asOf, cutRunID) = (release.releaseID, release.asOf, nil)
        }

        /// The list that an earlier run sent, cut.
        init(cutting run: Row) throws(PostgresError) {
            releaseID = try run.value("release_id")
            asOf = try run.value("as_of")
            cutRunID = try run.value("run_id")
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
        _ format: any AudienceFormat,
        _ basis: Basis,
        at time: Instant,
        now: Instant
    ) async throws -> String {
        let kind = order.export.kind.rawValue
        let identity = try await identity(of: order, basis)
        let key = try await key(order, format, identity, basis, at: time)
        let request = request(
            order,
            format,
            runID: 0,
            cutting: basis.cutRunID,
            contactAt: time,
            now: now
        )
        let isRemoval = Value.boolean(basis.cutRunID != nil)
        let caps = String(
            decoding: try JSONEncoder().encode(caps(order, request).map(CapRecord.init)),
            as: UTF8.self
        )
        let values: [Value] = [
            .text(order.export.name), .text(key), .text(kind), .text(order.channel.name),
            .timestamptz(basis.asOf), .timestamptz(time), .bigint(basis.releaseID),
            .text(order.definitionHash), .text(order.policy.governance.rawValue),
            .boolean(catalog.definition.syntheticContacts), .text(format.normaliserVersion),
            .bigint(lease.token), .text(request.contact.rawValue), .text(caps), isRemoval,
            .text(identity.hash), .text(try identity.json()),
            .text(catalog.definition.timeZone),
            .optional(basis.cutRunID == nil ? order.again : nil),
        ]
        let asked: [Value] = [
            .text(key), .text(kind), .text(order.channel.name), .timestamptz(time),
            .text(request.contact.rawValue), isRemoval,
        ]
        let (name, channel, formatName) = (order.export.name, order.channel.name, format.name)
        let ended = try await pool.transaction { session in
            let superseded: [Value] = [
                .text(name), .text(key), isRemoval, .text(kind), .text(channel), .text(formatName),
            ]
            let ended = try session.query(SQL.listSuperseded, superseded).map {
                try $0.value("run_id", as: Int64.self)
            }
            for runID in ended { try Self.end(runID, as: .superseded, in: session) }
            if let planned = try session.query(SQL.insertRun, values).first {
                let runID: Int64 = try planned.value("run_id")
                let event = order.again == nil ? "export_planned" : "export_again"
                try RunSeal.append(event, name, runID, [.run], because: order.again, in: session)
            } else if let row = try session.query(SQL.findPlanned, asked).first,
                try !row.value("is_as_asked", as: Bool.self)
            {
                let runID: Int64 = try row.value("run_id")
                throw ExportError.changedByHand(export: name, runID: runID)
            }
            Failpoint.reach("plan.commit")
            return ended
        }
        for runID in ended { destination.clear(runID, lease.token) }
        Failpoint.reach("planned")
        return key
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
        _ format: any AudienceFormat,
        _ identity: ListIdentity,
        _ basis: Basis,
        at time: Instant
    ) async throws -> String {
        var parts = [
            order.export.name, time.description, identity.hash, order.export.kind.rawValue,
        ]
        if let cutRunID = basis.cutRunID {
            parts.append("removals from run \(cutRunID)")
            let count = try await cancelledCount(order, at: time, isRemoval: true)
            if count > 0 { parts.append("after \(count) cancelled") }
        } else {
            let made = try await madeList(order, format, identity, basis, at: time)
            try await requireUnsent(order, format, identity, made, at: time)
            if let made {
                if made.changes.isEmpty, order.again == nil { return made.key }
                parts.append("after run \(made.runID)")
            }
            if try await !pool.query(SQL.findAct, [.bigint(basis.releaseID)]).isEmpty {
                parts.append("release \(basis.releaseID)")
            }
            if order.again != nil {
                let count = try await cancelledCount(order, at: time, isRemoval: false)
                parts.append("again after \(count) cancelled")
            }
        }
        return SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
    }

    /// Ends a run that has no number and gives back what it charged; the audit trail says why, where somebody asks.
    static func end(
        _ runID: Int64,
        as state: RunState,
        because reason: String? = nil,
        in session: isolated Session
    ) throws {
        let run = Value.bigint(runID)
        guard let ended = try session.query(SQL.markEnded, [run, .text(state.rawValue)]).first
        else {
            throw ExportError.noSuchRun(runID: runID, wanted: "that can end")
        }
        try ContactPlanner.release(runID, in: session)
        try session.query(SQL.deleteFiles, [run])
        let export: String = try ended.value("export")
        try RunSeal.append(
            "export_\(state.rawValue)",
            export,
            runID,
            RunSeal.Part.allCases,
            because: reason,
            in: session
        )
    }

    /// The questions the contact policy is asked for a run.
    func request(
        _ order: Order,
        _ format: any AudienceFormat,
        runID: Int64,
        previous: Int64? = nil,
        cutting cutRunID: Int64? = nil,
        contactAt: Instant,
        now: Instant
    ) -> ContactPlanner.Request {
        let request = ContactPlanner.Request(
            runID: runID,
            previousRunID: previous,
            segments: order.export.segments,
            leftOut: order.export.excludeSegments,
            isExclusion: order.isExclusion,
            channel: order.channel,
            format: format,
            controlGroup: order.policy.controlGroups.first { $0.name == order.export.controlGroup },
            contactAt: contactAt,
            now: now
        )
        return cutRunID.map(request.cutting) ?? request
    }

    /// The caps that a run's contacts count under, in name order.
    private func caps(_ order: Order, _ request: ContactPlanner.Request) -> [FrequencyCap] {
        guard request.cutRunID == nil, request.contact != .none else { return [] }
        return order.policy.caps.filter { $0.channels.contains(order.channel.name) }
            .sorted { $0.name < $1.name }
    }

    /// The model versions that an order's segments read.
    static func models(
        _ order: Order,
        _ releaseID: Int64,
        in session: isolated Session
    ) throws -> [Manifest.Model] {
        try session.query(SQL.listModels, [.bigint(releaseID), .texts(order.outcomes)]).map {
            Manifest.Model(outcome: try $0.value("outcome"), version: try $0.value("version"))
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
            count.map(Value.integer) ?? .null,
        ]
        try await pool.transaction { session in
            guard try !session.query(SQL.markAttention, values).isEmpty else { return }
            try RunSeal.append("export_needs_attention", export, runID, [.run], in: session)
        }
    }

    /// Locks a run and returns its state: an arrow whose answer was lost is found done.
    static func lock(_ runID: Int64, in session: isolated Session) throws -> RunState {
        try session.query(SQL.lockRunById, [.bigint(runID)])[0].value("state")
    }

    /// Reads a run by its key and makes this lease its owner.
    package func load(_ key: String, _ order: Order) async throws -> State {
        let token = Value.bigint(lease.token)
        let export = order.export.name
        return try await pool.transaction { session in
            let row = try session.query(SQL.lockRun, [.text(key)])[0]
            let run = Value.bigint(try row.value("run_id"))
            let state = try State(row, session.query(SQL.listRunFiles, [run]))
            if state.state.isOver { return state }
            guard try !session.query(SQL.takeOverRun, [run, token]).isEmpty else {
                throw ExportError.leaseLost(export: export)
            }
            return state
        }
    }
}

/// A cap as a run's row keeps it.
private struct CapRecord: Encodable {
    let name: String
    let channels: [String]
    let cap: Int
    let window_hours: Int

    init(_ cap: FrequencyCap) {
        name = cap.name
        channels = cap.channels
        self.cap = cap.limit
        window_hours = cap.windowHours
    }
}
