import Channels
import Ciphers
import ContactPolicy
import Failpoints
import Postgres

extension ExportRun {
    /// Writes the files, takes out members whose details nobody could match, and keeps the bytes sealed.
    ///
    /// - Throws: ``ExportError/tooFewMembers(export:included:minimum:buckets:)`` when too few are left, or
    ///   ``ExportError/volumeChanged(export:runID:count:before:)``; every contact is given back then, and the run
    ///   can be planned again.
    package func stage() async throws {
        let built = try await build()
        Failpoint.reach("stage.written")
        let builder = try builder()
        let previous = order.keepsList ? try await previousRows() : nil
        let refusal: ExportError? = try await runner.transaction { session in
            guard try await session.within({ try isAsFound(in: $0) }) else { return nil }
            let refusal = try await session.within { try takeOut(built, in: $0) }
            if let refusal { return refusal }
            var files = built.files
            if let previous {
                let removals = RemovalsBuilder(builder: builder, previous: previous, runID: runID)
                files += try await removals.build(on: session)
            }
            try await keep(files, on: session)
            let isChanged = !built.dropped.isEmpty || !built.narrowed.isEmpty
            let parts = RunSeal.Part.allCases.filter { $0 != .candidates || isChanged }
            try await session.within { try seal("export_staged", parts, in: $0) }
            Failpoint.reach("stage.commit")
            return nil
        }
        Failpoint.reach("staged")
        if let refusal {
            try await hold(refusal)
            throw refusal
        }
    }

    /// Takes out whom nobody could match, and asks whether the list may still go on.
    ///
    /// - Returns: why not; every contact is given back then.
    private func takeOut(_ built: BuiltFiles, in session: isolated Session) throws -> ExportError? {
        if !built.dropped.isEmpty {
            try runner.planner.drop(built.dropped, from: runID, in: session)
        }
        try runner.planner.narrow(built.narrowed, of: runID, in: session)
        let counts = try recount(in: session)
        try session.query(SQL.deleteFiles, [id])
        guard let refusal = try refusal(counts, isStaged: true, in: session) else { return nil }
        try ContactPlanner.release(runID, in: session)
        try session.query(SQL.markPlanned, [id, token])
        try seal("export_planned", RunSeal.Part.allCases, in: session)
        return refusal
    }

    /// Records the files of the run, keeps their bytes sealed, and marks it as staged.
    private func keep(_ files: [BuiltFile], on session: Session) async throws {
        try await session.query(
            SQL.insertFiles,
            [
                id, .texts(files.map(\.content.rawValue)),
                .bigints(files.map { Int64($0.rows) }),
                .bigints(files.map { Int64($0.bytes) }),
                .texts(files.map(\.sha256)),
            ]
        )
        try await runner.kept.keep(files, of: runID, from: destination, on: session)
        let rows = files.filter { $0.content == .audience }.map(\.rows).reduce(0, +)
        let values = [id, token, .integer(rows), .text(runner.kept.key.keyID)]
        guard try await !session.query(SQL.markStaged, values).isEmpty else { throw leaseLost }
    }
}
