package import Channels
import Ciphers
import ContactPolicy
import Jobs
package import Postgres
import Warehouse

extension ExportRunner {
    /// Freezes the members and charges their contacts, in one transaction.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)`` or
    ///   ``ExportError/volumeChanged(export:runID:count:before:)``; nothing is charged then.
    package func reserve(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        _ now: Instant
    ) async throws {
        let planner = ContactPlanner(catalog)
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        do {
            try await pool.transaction { session in
                let stand = try Self.lock(state.runID, in: session)
                guard stand == state.name else { return }
                if stand == "superseded" {
                    guard try !session.query(SQL.markPlanned, [run, token]).isEmpty else {
                        throw ExportError.leaseLost(export: order.export.name)
                    }
                }
                let list = order.list(format)
                let previous: Int64? = try session.query(SQL.findLastRun, list).first?
                    .value("run_id")
                try session.query(SQL.setPrevious, [run, previous.map(Value.bigint) ?? .null])
                if state.isRemoval, previous == nil {
                    throw ExportError.noSuchRun(runID: state.runID, wanted: "with a list to cut")
                }
                let request = request(
                    order,
                    runID: state.runID,
                    previous: previous,
                    cutting: state.isRemoval ? previous : nil,
                    contactAt: state.contactAt,
                    now: now
                )
                try planner.forget(state.runID, in: session)
                try planner.plan(request, in: session)
                try session.query(SQL.insertMembers, [run])
                guard let row = try session.query(SQL.markReserved, [run, token]).first else {
                    throw ExportError.leaseLost(export: order.export.name)
                }
                let included: Int = try row.value("included_count")
                let candidates: Int = try row.value("candidate_count")
                if let refusal = try Self.tooFew(order, planner, state, included, in: session) {
                    throw refusal
                }
                let isMeasuredByRows = order.isExclusion || state.isRemoval
                let measure = try session.query(SQL.findMeasure, [run]).first
                try Self.checkVolume(
                    order,
                    state,
                    isMeasuredByRows ? included : candidates,
                    before: measure?.value(
                        isMeasuredByRows ? "included_count" : "candidate_count"
                    )
                )
                try AuditTrail.append(
                    "export_reserved",
                    "\(order.export.name) run \(state.runID)",
                    in: session
                )
                Failpoint.reach("reserve.commit")
            }
        } catch let error as ExportError {
            // Rolled back: nothing is charged. The run waits for a person to say that the change is right.
            if case .volumeChanged = error {
                try await pool.query(SQL.markAttention, [run, token, .text("volume_changed")])
            }
            throw error
        }
        Failpoint.reach("reserved")
    }

    /// Why the list cannot be sent: it is too small, and would point at people.
    ///
    /// One that is cut is sent however few are left: the destination has them already.
    private static func tooFew(
        _ order: Order,
        _ planner: ContactPlanner,
        _ state: State,
        _ included: Int,
        in session: isolated Session
    ) throws -> ExportError? {
        let minimum = state.isRemoval ? 0 : max(order.export.minMembers, 1)
        guard included < minimum else { return nil }
        return ExportError.tooFewMembers(
            export: order.export.name,
            included: included,
            minimum: minimum,
            buckets: try planner.buckets(of: state.runID, in: session)
        )
    }

    /// Refuses a list that shrank or grew too much; whom not to target, and one that is cut, by who is on it,
    /// others by whom the segments hold, for caps may rightly leave most of them out.
    private static func checkVolume(
        _ order: Order,
        _ state: State,
        _ count: Int,
        before: Int?
    ) throws(ExportError) {
        guard let before, before > 0, !state.isAccepted else { return }
        let share = Double(count) / Double(before)
        if share < 1 - order.export.largestLoss || share > 1 + order.export.largestGrowth {
            throw .volumeChanged(
                export: order.export.name,
                runID: state.runID,
                count: count,
                before: before
            )
        }
    }

    /// Writes the files, takes out members whose details nobody could match, and keeps the bytes sealed.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)`` when too few are left; every
    ///   contact is given back then, and the run can be planned again.
    package func stage(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        _ now: Instant
    ) async throws {
        let built = try await build(order, format, state)
        Failpoint.reach("stage.written")
        let planner = ContactPlanner(catalog)
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        let kept = kept
        let refusal: ExportError? = try await pool.withSession { session in
            try await session.longTransaction {
                let isOpen = try await session.within { session in
                    try Self.lock(state.runID, in: session) == state.name
                }
                guard isOpen else { return nil }
                let refusal: ExportError? = try await session.within { session in
                    if !built.dropped.isEmpty {
                        let ids = Value.bigints(built.dropped.map(\.customerID))
                        try session.query(SQL.deleteMembers, [run, ids])
                        try planner.drop(built.dropped, from: state.runID, at: now, in: session)
                    }
                    guard let row = try session.query(SQL.markReserved, [run, token]).first else {
                        throw ExportError.leaseLost(export: order.export.name)
                    }
                    try session.query(SQL.deleteKeptBytes, [run])
                    try session.query(SQL.deleteFiles, [run])
                    let included: Int = try row.value("included_count")
                    if let few = try Self.tooFew(order, planner, state, included, in: session) {
                        try session.query(SQL.deleteRunMembers, [run])
                        try planner.release(state.runID, at: now, in: session)
                        try session.query(SQL.markPlanned, [run, token])
                        return few
                    }
                    try session.query(
                        SQL.insertFiles,
                        [
                            run, .texts(built.files.map(\.content.rawValue)),
                            .bigints(built.files.map { Int64($0.rows) }),
                            .bigints(built.files.map { Int64($0.bytes) }),
                            .texts(built.files.map(\.sha256)),
                        ]
                    )
                    return nil
                }
                if let refusal { return refusal }
                try await kept.keep(built.files, of: state.runID, on: session)
                let rows = built.files.filter { $0.content == .audience }.map(\.rows)
                let values = [run, token, .integer(rows.reduce(0, +)), .text(kept.key.keyID)]
                guard try await !session.query(SQL.markStaged, values).isEmpty else {
                    throw ExportError.leaseLost(export: order.export.name)
                }
                Failpoint.reach("stage.commit")
                return nil
            }
        }
        Failpoint.reach("staged")
        if let refusal { throw refusal }
    }

    /// Writes the members' cells to the staging folder, in customer order.
    package func build(_ order: Order, _ format: any AudienceFormat, _ state: State) async throws
        -> BuiltFiles
    {
        let columns = format.header.count
        try outbox.requireSpace(state.included * 65 * columns / 2)
        let customers = catalog.definition.customers
        let builder = AudienceBuilder(
            format: format,
            origin: Origin(
                country: customers.defaultCountry,
                hashedFields: Set(customers.hashedDetails.compactMap(ContactField.init))
            ),
            folder: try outbox.staging(state.runID, lease.token)
        )
        let members = MemberStream(catalog: catalog, runID: state.runID)
        let previous = order.keepsList(format) ? try await previousRows(order, state) : nil
        return try await pool.withSession { session in
            try await session.longTransaction {
                try await builder.build(members, on: session, besides: previous)
            }
        }
    }

    /// What the run before sent, where the destination keeps a list that people have to be taken off.
    private func previousRows(_ order: Order, _ state: State) async throws -> PreviousRows? {
        guard let previous = state.previousRunID else { return nil }
        let files = try await pool.query(SQL.listRunFiles, [.bigint(previous)])
        var numbers: [Int] = []
        for file in files where try file.value("content", as: String.self) == "audience" {
            numbers.append(try file.value("file_number"))
        }
        // Runs from before bytes were kept have none.
        let first: [Value] = [.bigint(previous), .integer(1), .integer(0)]
        guard try await !pool.query(SQL.readKeptChunk, first).isEmpty else { return nil }
        return PreviousRows(kept, of: order.export.name, previous, files: numbers, from: pool)
    }
}
