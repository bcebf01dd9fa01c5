import Channels
import ContactPolicy
import Postgres

extension ExportRunner {
    /// Returns what a command may name: what it made just now, and the newest of the list, as they lie on the
    /// disk.
    ///
    /// A list that was found published may have been cut since: the newest takes its place then.
    ///
    /// - Parameters:
    ///   - order: what was asked for.
    ///   - publications: what came of it, in the order of their numbers.
    /// - Returns: the publications whose files are there; and an ``ExportError/filesMissing(export:runID:names:folder:)``
    ///   for each run whose files are not.
    /// - Throws: `PostgresError`, ``OutboxError`` when the destination cannot be read.
    public func current(of order: Order, among publications: [Publication]) async throws -> (
        publications: [Publication], missing: [ExportError]
    ) {
        guard !publications.isEmpty,
            let last = try await pool.query(SQL.findLastRun, order.list).first
        else { return (publications, []) }
        let newest = last.runID
        var named: [Publication] = []
        var missing: [ExportError] = []
        let made = publications.filter { !$0.wasPublished }.map(\.runID)
        for runID in made.filter({ $0 != newest }) + [newest] {
            let state = try await state(of: runID)
            let folder = destination.folder(of: state.export)
            let isFresh = made.contains(runID)
            let absent = destination.missing(of: state, isFresh: isFresh)
            if absent.isEmpty {
                var publication = Publication(state, folder: folder, !isFresh)
                publication.isCurrent = runID == newest
                named.append(publication)
            } else {
                missing.append(
                    .filesMissing(
                        export: state.export,
                        runID: runID,
                        names: absent,
                        folder: folder
                    )
                )
            }
        }
        return (named, missing)
    }

    /// Reads a run, whoever owns it.
    func state(of runID: Int64) async throws -> State {
        try await pool.transaction { session in
            guard let found = try session.query(SQL.findRun, [.bigint(runID)]).first else {
                throw ExportError.noSuchRun(runID: runID, wanted: "")
            }
            let key = Value.text(found.exportKey)
            return State(
                try session.one(SQL.lockRun, [key]),
                try session.query(SQL.listRunFiles, [.bigint(runID)])
            )
        }
    }
}
