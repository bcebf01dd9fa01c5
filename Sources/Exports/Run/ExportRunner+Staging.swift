package import Channels
import Ciphers
import ContactPolicy
import Failpoints
import Leases
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
        do {
            try await transaction { own in
                let opened = try await own.within { try self.open(order, format, state, in: $0) }
                guard let opened else { return }
                let request = self.request(
                    order,
                    format,
                    runID: state.runID,
                    previous: opened.previousRunID,
                    cutting: state.isRemoval ? opened.previousRunID : nil,
                    contactAt: state.contactAt,
                    now: now
                )
                try await self.planner.plan(request, on: own)
                try await own.within { session in
                    try self.freeze(order, state, in: session)
                }
            }
        } catch let error as ExportError {
            // Rolled back: nothing is charged. The run waits for a person to say that the change is right.
            try await hold(state, error)
            throw error
        }
        Failpoint.reach("reserved")
    }

    /// A run that is locked to be reserved.
    private struct Opened: Sendable {
        /// The run whose list it refreshes, if any.
        let previousRunID: Int64?
    }

    /// Locks the run, forgets whom it considered before, and finds the list that it refreshes.
    ///
    /// - Returns: `nil` when an attempt before this one, whose answer was lost, has reserved.
    private func open(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        in session: isolated Session
    ) throws -> Opened? {
        let run = Value.bigint(state.runID)
        let stand = try Self.lock(state.runID, in: session)
        guard stand == state.state else { return nil }
        if !state.isRemoval {
            try Self.requireInForce(order, state, in: session)
        }
        if stand == .superseded {
            let values = [run, Value.bigint(lease.token)]
            guard try !session.query(SQL.markPlanned, values).isEmpty else {
                throw ExportError.leaseLost(export: order.export.name)
            }
        }
        let previous: Int64? = try session.query(SQL.findLastRun, order.list(format)).first?
            .value("run_id")
        try session.query(SQL.setPrevious, [run, previous.map(Value.bigint) ?? .null])
        if state.isRemoval, previous == nil {
            throw ExportError.noSuchRun(runID: state.runID, wanted: "with a list to cut")
        }
        try planner.forget(state.runID, in: session)
        return Opened(previousRunID: previous)
    }

    /// Makes sure that the release that chose a run was not taken back, and that those which filled its segments were
    /// not either and have not expired.
    private static func requireInForce(
        _ order: Order,
        _ state: State,
        in session: isolated Session
    ) throws {
        if let release = try takenBack(state.runID, in: session) {
            throw ExportError.releaseTakenBack(
                export: order.export.name,
                runID: state.runID,
                releaseID: release
            )
        }
        let segments = order.export.segments + order.export.excludeSegments
        let stale = try session.query(
            SQL.listStaleSegments,
            [.bigint(state.runID), .texts(segments)]
        )
        guard stale.isEmpty else {
            throw ExportError.segmentsOutdated(
                export: order.export.name,
                segments: try stale.map { try $0.value("segment") }
            )
        }
    }

    /// The release that chose a run, where it was taken back since.
    static func takenBack(_ runID: Int64, in session: isolated Session) throws -> Int64? {
        try session.query(SQL.findTakenBack, [.bigint(runID)]).first?.value("release_id")
    }

    /// Makes the included candidates the run's members, unless they are too few or changed too much.
    private func freeze(_ order: Order, _ state: State, in session: isolated Session) throws {
        let run = Value.bigint(state.runID)
        try session.query(SQL.insertMembers, [run])
        let row = try markReserved(state, in: session)
        let included: Int = try row.value("included_count")
        if let refusal = try Self.tooFew(order, state, included, in: session) {
            throw refusal
        }
        let allowed: Int = try row.value("allowed_count")
        if let refusal = try Self.changed(order, state, allowed, in: session) {
            throw refusal
        }
        let parts = RunSeal.Part.allCases
        try RunSeal.append("export_reserved", state.export, state.runID, parts, in: session)
        Failpoint.reach("reserve.commit")
    }

    /// Counts a run's candidates, whoever owns it by now, and marks it reserved.
    ///
    /// - Throws: ``ExportError/leaseLost(export:)``, ``ExportError/changedByHand(export:runID:)``.
    func markReserved(_ state: State, in session: isolated Session) throws -> Row {
        do {
            let values: [Value] = [.bigint(state.runID), .bigint(lease.token)]
            guard let row = try session.query(SQL.markReserved, values).first else {
                throw ExportError.leaseLost(export: state.export)
            }
            return row
        } catch let error as PostgresError where error.constraint == "run_is_as_defined" {
            throw ExportError.changedByHand(export: state.export, runID: state.runID)
        }
    }

    /// Why the list cannot be sent: it is too small, and would point at people.
    ///
    /// One that is cut is sent however few are left: the destination has them already.
    private static func tooFew(
        _ order: Order,
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
            buckets: try ContactPlanner.buckets(of: state.runID, in: session)
        )
    }

    /// Why the list waits for a person: it shrank or grew too much against the last one to the same place.
    ///
    /// It is measured by whom it may contact: those on it, and those whom only the caps leave out, for caps may
    /// rightly leave most of them out today and nobody tomorrow.
    private static func changed(
        _ order: Order,
        _ state: State,
        _ allowed: Int,
        isStaged: Bool = false,
        in session: isolated Session
    ) throws -> ExportError? {
        let measure: [Value] = [.bigint(state.runID), .texts(order.names)]
        let before: Int? = try session.query(SQL.findMeasure, measure).first?
            .value("allowed_count")
        let isAllowed = order.export.volume.allows(
            allowed,
            before: before,
            accepted: state.acceptedCount,
            isStaged: isStaged
        )
        guard let before, !isAllowed else { return nil }
        return ExportError.volumeChanged(
            export: order.export.name,
            runID: state.runID,
            count: allowed,
            before: before
        )
    }

    /// Lets a run wait for a person, who is shown how many the list would hold.
    private func hold(_ state: State, _ error: ExportError) async throws {
        guard case .volumeChanged(_, _, let count, _) = error else { return }
        try await markAttention(state.export, state.runID, .volumeChanged, count)
    }

    /// Writes the files, takes out members whose details nobody could match, and keeps the bytes sealed.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)`` when too few are left, or
    ///   ``ExportError/volumeChanged(export:runID:count:before:)``; every contact is given back then, and the run
    ///   can be planned again.
    package func stage(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        _ now: Instant
    ) async throws {
        let built = try await build(order, format, state)
        Failpoint.reach("stage.written")
        let builder = try builder(format, state)
        let previous =
            order.keepsList(format) ? try await previousRows(order, format, state) : nil
        let refusal: ExportError? = try await pool.withSession { session in
            try await session.longTransaction {
                let isOpen = try await session.within { session in
                    try Self.lock(state.runID, in: session) == state.state
                }
                guard isOpen else { return nil }
                let refusal = try await session.within { session in
                    try self.settle(built, of: order, state, in: session)
                }
                if let refusal { return refusal }
                var files = built.files
                if let previous {
                    let removals = RemovalsBuilder(
                        builder: builder,
                        previous: previous,
                        runID: state.runID
                    )
                    files += try await removals.build(on: session)
                }
                try await self.keep(files, of: state, on: session)
                try await session.within { session in
                    let isChanged = !built.dropped.isEmpty || !built.narrowed.isEmpty
                    let parts = RunSeal.Part.allCases.filter { $0 != .candidates || isChanged }
                    try RunSeal.append(
                        "export_staged",
                        state.export,
                        state.runID,
                        parts,
                        in: session
                    )
                }
                Failpoint.reach("stage.commit")
                return nil
            }
        }
        Failpoint.reach("staged")
        if let refusal {
            try await hold(state, refusal)
            throw refusal
        }
    }

    /// Takes out whom nobody could match, and asks whether the list may still go on.
    ///
    /// - Returns: why not; every contact is given back then.
    private func settle(
        _ built: BuiltFiles,
        of order: Order,
        _ state: State,
        in session: isolated Session
    ) throws -> ExportError? {
        let run = Value.bigint(state.runID)
        if !built.dropped.isEmpty {
            try planner.drop(built.dropped, from: state.runID, in: session)
        }
        try planner.narrow(built.narrowed, of: state.runID, in: session)
        let row = try markReserved(state, in: session)
        try session.query(SQL.deleteFiles, [run])
        let included: Int = try row.value("included_count")
        let allowed: Int = try row.value("allowed_count")
        let refusal =
            try Self.tooFew(order, state, included, in: session)
            ?? Self.changed(order, state, allowed, isStaged: true, in: session)
        guard let refusal else { return nil }
        try ContactPlanner.release(state.runID, in: session)
        try session.query(SQL.markPlanned, [run, .bigint(lease.token)])
        let parts = RunSeal.Part.allCases
        try RunSeal.append("export_planned", state.export, state.runID, parts, in: session)
        return refusal
    }

    /// Records the files of a run, keeps their bytes sealed, and marks it as staged.
    private func keep(_ files: [BuiltFile], of state: State, on session: Session) async throws {
        let run = Value.bigint(state.runID)
        try await session.query(
            SQL.insertFiles,
            [
                run, .texts(files.map(\.content.rawValue)),
                .bigints(files.map { Int64($0.rows) }),
                .bigints(files.map { Int64($0.bytes) }),
                .texts(files.map(\.sha256)),
            ]
        )
        try await kept.keep(files, of: state.runID, from: destination, on: session)
        let rows = files.filter { $0.content == .audience }.map(\.rows).reduce(0, +)
        let values = [
            run, .bigint(lease.token), .integer(rows), .text(kept.key.keyID),
        ]
        guard try await !session.query(SQL.markStaged, values).isEmpty else {
            throw ExportError.leaseLost(export: state.export)
        }
    }

    /// Writes the members' cells to the staging folder, in the order of their keys.
    package func build(_ order: Order, _ format: any AudienceFormat, _ state: State) async throws
        -> BuiltFiles
    {
        try destination.requireSpace(state.included * 65 * format.header.count / 2)
        let builder = try builder(format, state)
        let members: [Value] = [.bigint(state.runID), .text(catalog.definition.keySpace)]
        let (catalog, sources) = (catalog, sources)
        return try await pool.withSession { own in
            try await own.longTransaction {
                try await own.expectWholeLists()
                try await own.beginRows(SQL.listMembers, members)
                return try await sources.withSession { reader in
                    let contacts = try await ContactReader(catalog, from: reader) { count in
                        try await own.readRows(upTo: count, into: { [] }) { row, page in
                            page.append(try ContactReader.Wanted(row))
                        } ?? []
                    }
                    let built = try await builder.build(contacts)
                    await own.endRows()
                    return built
                }
            }
        }
    }

    private func builder(
        _ format: any AudienceFormat,
        _ state: State
    ) throws(OutboxError) -> AudienceBuilder {
        AudienceBuilder(
            format: format,
            origin: ContactPlanner.origin(of: catalog),
            key: kept.key,
            destination: destination,
            staging: try destination.stage(state.runID, lease.token)
        )
    }

    /// What the run before sent, where the destination keeps a list that people have to be taken off.
    private func previousRows(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State
    ) async throws -> PreviousRows? {
        guard let previous = state.previousRunID else { return nil }
        let files = try await pool.query(SQL.listRunFiles, [.bigint(previous)])
        var numbers: [Int] = []
        for file in files where try file.value("content", as: FileContent.self) == .audience {
            numbers.append(try file.value("file_number"))
        }
        // Runs from before bytes were kept have none.
        let first: [Value] = [.bigint(previous), .integer(1), .integer(0)]
        guard try await !pool.query(SQL.readKeptChunk, first).isEmpty else { return nil }
        return PreviousRows(kept, format, of: order.export.name, previous, files: numbers)
    }
}
