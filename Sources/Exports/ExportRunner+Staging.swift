import ContactPolicy
import Jobs
import Postgres
import Warehouse

extension ExportRunner {
    /// The questions the contact policy is asked for a run.
    func request(_ order: Order, _ state: State, _ now: Instant) -> ContactPlanner.Request {
        ContactPlanner.Request(
            runID: state.runID,
            segments: order.export.segments,
            leftOut: order.export.excludeSegments,
            channel: order.channel,
            controlGroup: order.policy.controlGroups.first { $0.name == order.export.controlGroup },
            caps: order.policy.caps,
            contactAt: state.contactAt,
            now: now
        )
    }

    /// Freezes the members and charges their contacts, in one transaction.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)``; nothing is charged then.
    func reserve(_ order: Order, _ state: State, _ now: Instant) async throws {
        let planner = ContactPlanner(catalog)
        let request = request(order, state, now)
        let values: [Value] = [.bigint(state.runID), .bigint(lease.token)]
        try await pool.transaction { session in
            try planner.plan(request, in: session)
            try session.query(SQL.insertMembers, [.bigint(state.runID)])
            guard let row = try session.query(SQL.markReserved, values).first else {
                throw ExportError.leaseLost(export: order.export.name)
            }
            let included: Int = try row.value("included_count")
            if let refusal = try Self.refusal(order, planner, state, included, in: session) {
                throw refusal
            }
            try AuditTrail.append(
                "export_reserved",
                "\(order.export.name) run \(state.runID)",
                in: session
            )
        }
    }

    /// Why the list cannot be sent: it is too small, and would point at people.
    static func refusal(
        _ order: Order,
        _ planner: ContactPlanner,
        _ state: State,
        _ included: Int,
        in session: isolated Session
    ) throws -> ExportError? {
        let minimum = max(order.export.minMembers, 1)
        guard included < minimum else { return nil }
        return ExportError.tooFewMembers(
            export: order.export.name,
            included: included,
            minimum: minimum,
            buckets: try planner.buckets(of: state.runID, in: session)
        )
    }

    /// Writes the file, takes out members whose details nobody could match, and records its digest.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)`` when too few are left; every
    ///   contact is given back then, and the run can be planned again.
    func stage(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        _ now: Instant
    ) async throws {
        let built = try await build(format, state)
        let planner = ContactPlanner(catalog)
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        let refusal: ExportError? = try await pool.transaction { session in
            if !built.dropped.isEmpty {
                try session.query(
                    SQL.deleteMembers,
                    [run, .bigints(built.dropped.map(\.customerID))]
                )
                try planner.drop(built.dropped, from: state.runID, at: now, in: session)
            }
            guard let row = try session.query(SQL.markReserved, [run, token]).first else {
                throw ExportError.leaseLost(export: order.export.name)
            }
            let included: Int = try row.value("included_count")
            if let refusal = try Self.refusal(order, planner, state, included, in: session) {
                try session.query(SQL.deleteRunMembers, [run])
                try planner.release(state.runID, at: now, in: session)
                try session.query(SQL.markPlanned, [run, token])
                return refusal
            }
            let staged = try session.query(
                SQL.markStaged,
                [run, token, .integer(built.rows), .integer(built.bytes), .text(built.sha256)]
            )
            if staged.isEmpty { throw ExportError.leaseLost(export: order.export.name) }
            return nil
        }
        if let refusal { throw refusal }
    }

    /// A file that was written, synced and read back.
    struct BuiltFile: Sendable {
        var rows = 0
        var bytes = 0
        var sha256 = ""
        var dropped: [(customerID: Int64, reason: String)] = []
    }

    /// Writes the members' cells to the staging folder, in customer order, by pages.
    func build(_ format: any AudienceFormat, _ state: State) async throws -> BuiltFile {
        let path = "\(try outbox.staging(state.runID))/audience.csv"
        let pages = MemberPages(catalog: catalog, runID: state.runID)
        return try await pool.withSession { session in
            let draft = try Outbox.Draft(path)
            var built = BuiltFile()
            var bytes: [UInt8] = []
            CSV.append(format.header, to: &bytes)
            var after = Int64.min
            while let page = try await pages.read(after: after, from: session) {
                for member in page {
                    after = member.customerID
                    switch member.details {
                    case .failure(let unusable):
                        built.dropped.append((member.customerID, unusable.reason))
                    case .success(let details):
                        guard let cells = format.cells(for: details) else {
                            built.dropped.append((member.customerID, "unusable_contact"))
                            continue
                        }
                        CSV.append(cells, to: &bytes)
                        built.rows += 1
                    }
                    if bytes.count > 1 << 20 {
                        try draft.write(bytes)
                        bytes.removeAll(keepingCapacity: true)
                    }
                }
            }
            try draft.write(bytes)
            built.sha256 = try draft.finish()
            built.bytes = draft.byteCount
            return built
        }
    }
}
