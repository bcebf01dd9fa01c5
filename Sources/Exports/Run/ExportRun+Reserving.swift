import ContactPolicy
import Failpoints
import Postgres

extension ExportRun {
    /// Freezes the members and charges their contacts, in one transaction.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)`` or
    ///   ``ExportError/volumeChanged(export:runID:count:before:)``; nothing is charged then.
    package func reserve() async throws {
        do {
            try await runner.transaction { own in
                let opened = try await own.within { try open(in: $0) }
                guard let opened else { return }
                let request = request(after: opened.previousRunID)
                try await runner.planner.plan(request, on: own)
                try await own.within { try freeze(in: $0) }
            }
        } catch let error as ExportError {
            // Rolled back: nothing is charged. The run waits for a person to say that the change is right.
            try await hold(error)
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
    private func open(in session: isolated Session) throws -> Opened? {
        guard try isAsFound(in: session) else { return nil }
        if !state.isRemoval { try requireInForce(in: session) }
        if state.state == .superseded {
            guard try !session.query(SQL.markPlanned, [id, token]).isEmpty else { throw leaseLost }
        }
        let previous = try session.query(SQL.findLastRun, order.list).first?.runID
        try session.query(SQL.setPrevious, [id, .optional(previous)])
        if state.isRemoval, previous == nil {
            throw ExportError.noSuchRun(runID: runID, wanted: "with a list to cut")
        }
        try runner.planner.forget(runID, in: session)
        return Opened(previousRunID: previous)
    }

    /// Makes sure that the release that chose the run was not taken back, and that those which filled its segments were
    /// not either and have not expired.
    private func requireInForce(in session: isolated Session) throws {
        if let release = try findTakenBack(in: session) { throw takenBack(release) }
        let outdated = try session.query(SQL.listStaleSegments, [id, .texts(order.segments)])
        guard outdated.isEmpty else {
            throw ExportError.segmentsOutdated(
                export: order.export.name,
                segments: outdated.map(\.segment)
            )
        }
    }

    /// The release that chose the run, where it was taken back since.
    func findTakenBack(in session: isolated Session) throws -> Int64? {
        try session.query(SQL.findTakenBack, [id]).first?.releaseID
    }

    /// Makes the included candidates the run's members, unless they are too few or changed too much.
    private func freeze(in session: isolated Session) throws {
        try session.query(SQL.insertMembers, [id])
        let counts = try recount(in: session)
        if let refusal = try refusal(counts, in: session) { throw refusal }
        try markReserved(in: session)
        try seal("export_reserved", RunSeal.Part.allCases, in: session)
        Failpoint.reach("reserve.commit")
    }

    /// Counts the run's candidates.
    ///
    /// - Throws: ``ExportError/leaseLost(export:)``.
    func recount(in session: isolated Session) throws -> SQL.RecountRunRow {
        guard let counts = try session.query(SQL.recountRun, [id, token]).first else {
            throw leaseLost
        }
        return counts
    }

    /// Marks the run, whose candidates are counted, as reserved.
    ///
    /// - Throws: ``ExportError/leaseLost(export:)``, ``ExportError/changedByHand(export:runID:)``.
    private func markReserved(in session: isolated Session) throws {
        do {
            guard try !session.query(SQL.markReserved, [id, token]).isEmpty else { throw leaseLost }
        } catch let error as PostgresError where error.constraint == "run_is_as_defined" {
            throw ExportError.changedByHand(export: state.export, runID: runID)
        }
    }

    /// Takes those who leave out of a run that is staged, and reserves it again: its files are written anew.
    func takeOutLeaving(in session: isolated Session) throws {
        try runner.planner.takeOutLeaving(of: runID, in: session)
        _ = try recount(in: session)
        try markReserved(in: session)
    }
}
