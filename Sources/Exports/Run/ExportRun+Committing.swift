import Channels
import ContactPolicy
import Digests
import Failpoints
import Leases
import Postgres
import Warehouse

extension ExportRun {
    /// Commits a staged run to its number and manifest, unless a member has withdrawn since.
    ///
    /// The run is locked first and the gate asked in a second statement, whose snapshot is then younger
    /// than whatever the lock waited for. Members who have withdrawn are taken out, and the run is reserved
    /// again: its files have to be written anew. One whose release was taken back since ends.
    ///
    /// - Throws: ``ExportError/releaseTakenBack(export:runID:releaseID:)``.
    func commit() async throws {
        let (planner, request) = (runner.planner, request())
        Failpoint.reach("gate")
        let releaseID: Int64? = try await runner.transaction { own in
            let isStaged = try await own.within { session in
                try ExportRunner.lock(runID, in: session) == .staged
            }
            guard isStaged else { return nil }
            let releaseID = try await own.within { session in
                let release = try findTakenBack(in: session)
                if release != nil { try ExportRunner.end(runID, as: .superseded, in: session) }
                return release
            }
            if let releaseID { return releaseID }
            let leaving = try await planner.findLeaving(request, on: own)
            try await own.within { session in
                if leaving == 0 { return try number(in: session) }
                try takeOutLeaving(in: session)
                try seal("export_reserved", [.run, .candidates], in: session)
            }
            Failpoint.reach("commit.commit")
            return nil
        }
        if let releaseID {
            destination.clear(runID, runner.lease.token)
            throw takenBack(releaseID)
        }
        Failpoint.reach("committed")
    }

    /// Gives the run its number and manifest, in the caller's transaction.
    private func number(in session: isolated Session) throws {
        let name = order.export.name
        let locked = try session.one(SQL.lockRunById, [id])
        let counter = try session.one(SQL.takeSequence, [.text(name)])
        let head = try session.one(SQL.findAuditHead)
        let isSynthetic = runner.catalog.definition.syntheticContacts
        let names = FileNames(name, counter.sequence, isSynthetic: isSynthetic)
        let manifest = Manifest(
            of: order,
            runID,
            locked,
            sequence: counter.sequence,
            previous: counter.lastManifestSHA256,
            models: try ExportRunner.models(order, locked.releaseID, in: session),
            files: names.files(state.files),
            counts: Manifest.Counts(try ContactPlanner.buckets(of: runID, in: session)),
            after: head,
            isSynthetic: isSynthetic
        )
        let bytes = try manifest.encoded()
        let values: [Value] = [
            id, token, .integer(counter.sequence), .text(names.manifest),
            .text(String(decoding: bytes, as: UTF8.self)), .text(SHA256.hexadecimal(of: bytes)),
            .optional(counter.lastManifestSHA256), .timestamptz(head.readAt),
        ]
        do {
            if try session.query(SQL.markCommitted, values).isEmpty { throw leaseLost }
        } catch let error as PostgresError where error.constraint == "list_is_charged" {
            throw ExportError.changedByHand(export: name, runID: runID)
        }
        try session.query(SQL.nameFiles, [id, .texts(manifest.files.map(\.name))])
        try seal("export_committed", [.run, .files], in: session)
    }
}
