import Channels
import ContactPolicy
import Digests
import Failpoints
import Leases
import Postgres
import Warehouse

extension ExportRunner {
    /// Commits a staged run to its number and manifest, unless a member has withdrawn since.
    ///
    /// The run is locked first and the gate asked in a second statement, whose snapshot is then younger
    /// than whatever the lock waited for. Members who have withdrawn are taken out, and the run is reserved
    /// again: its files have to be written anew. One whose release was taken back since ends.
    ///
    /// - Throws: ``ExportError/releaseTakenBack(export:runID:releaseID:)``.
    func commit(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        _ now: Instant
    ) async throws {
        let planner = planner
        let request = request(
            order,
            format,
            runID: state.runID,
            contactAt: state.contactAt,
            now: now
        )
        Failpoint.reach("gate")
        let takenBack: Int64? = try await transaction { own in
            let isStaged = try await own.within { session in
                try Self.lock(state.runID, in: session) == .staged
            }
            guard isStaged else { return nil }
            let takenBack = try await own.within { session in
                let release = try Self.takenBack(state.runID, in: session)
                if release != nil { try Self.end(state.runID, as: .superseded, in: session) }
                return release
            }
            if let takenBack { return takenBack }
            let leaving = try await planner.findLeaving(request, on: own)
            try await own.within { session in
                if leaving == 0 { return try self.number(order, state, in: session) }
                try self.takeOutLeaving(of: state, in: session)
                try self.sealReserved(state, in: session)
            }
            Failpoint.reach("commit.commit")
            return nil
        }
        if let takenBack {
            destination.clear(state.runID, lease.token)
            throw ExportError.releaseTakenBack(
                export: order.export.name,
                runID: state.runID,
                releaseID: takenBack
            )
        }
        Failpoint.reach("committed")
    }

    /// Takes those who leave out of a run that is staged, and reserves it again: its files are written anew.
    func takeOutLeaving(of state: State, in session: isolated Session) throws {
        try planner.settleLeaving(of: state.runID, in: session)
        _ = try markReserved(state, in: session)
    }

    /// Sums up a run that is reserved again without those who left.
    func sealReserved(_ state: State, in session: isolated Session) throws {
        let parts: [RunSeal.Part] = [.run, .candidates]
        try RunSeal.append("export_reserved", state.export, state.runID, parts, in: session)
    }

    /// Gives a run its number and manifest, in the caller's transaction.
    private func number(_ order: Order, _ state: State, in session: isolated Session) throws {
        let definition = catalog.definition
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        let name = order.export.name
        let locked = try session.query(SQL.lockRunById, [run])[0]
        let counter = try session.query(SQL.takeSequence, [.text(name)])[0]
        let sequence: Int = try counter.value("sequence")
        let previous: String? = try counter.optional("last_manifest_sha256")
        let head = try session.query(SQL.findAuditHead)[0]
        let createdAt: Instant = try head.value("read_at")
        let mark = definition.syntheticContacts ? ".synthetic" : ""
        let number =
            String(repeating: "0", count: max(0, 6 - "\(sequence)".count)) + "\(sequence)"
        let base = "\(name)\(mark).\(number)"
        let names = Self.names(of: state.files, base)
        let models = try Self.models(order, locked.value("release_id"), in: session)
        var buckets = try ContactPlanner.buckets(of: state.runID, in: session)
        let included = buckets.removeValue(forKey: Filing(.included)) ?? 0
        let manifest = Manifest(
            runID: Int(state.runID),
            export: name,
            kind: order.export.kind.rawValue,
            channel: order.channel.name,
            sequence: sequence,
            mode: Manifest.mode(isRemoval: try locked.value("is_removal")),
            createdAt: createdAt.description,
            asOf: try locked.value("as_of", as: Instant.self).description,
            releaseID: try locked.value("release_id"),
            definitionHash: try locked.value("definition_hash"),
            models: models,
            normaliserVersion: try locked.value("normaliser_version"),
            files: zip(state.files, names).map { file, name in
                Manifest.File(
                    name: name,
                    content: file.content.rawValue,
                    rows: file.rows,
                    bytes: file.bytes,
                    sha256: file.sha256
                )
            },
            counts: Manifest.Counts(
                candidates: included + buckets.values.reduce(0, +),
                included: included,
                excluded: Dictionary(
                    uniqueKeysWithValues: buckets.map { ("\($0.key)", $0.value) }
                )
            ),
            previousManifestSHA256: previous,
            auditHead: Manifest.AuditHead(
                auditID: try head.value("audit_id"),
                sha256: try head.value("entry_sha256")
            ),
            againReason: try locked.optional("again_reason"),
            governance: try locked.value("governance"),
            consentNotRequired: order.channel.consentNotRequired,
            syntheticContacts: definition.syntheticContacts
        )
        let bytes = try manifest.encoded()
        let sha256 = SHA256.hexadecimal(of: bytes)
        let values: [Value] = [
            run, token, .integer(sequence), .text("\(base).manifest.json"),
            .text(String(decoding: bytes, as: UTF8.self)), .text(sha256),
            .optional(previous), .timestamptz(createdAt),
        ]
        do {
            let committed = try session.query(SQL.markCommitted, values)
            if committed.isEmpty { throw ExportError.leaseLost(export: name) }
        } catch let error as PostgresError where error.constraint == "list_is_charged" {
            throw ExportError.changedByHand(export: name, runID: state.runID)
        }
        try session.query(SQL.nameFiles, [run, .texts(names)])
        try RunSeal.append("export_committed", name, state.runID, [.run, .files], in: session)
    }

    /// What the files are called: the first is the audience's and bears the plain name.
    private static func names(of files: [State.File], _ base: String) -> [String] {
        var parts: [FileContent: Int] = [:]
        return files.map { file in
            let part = (parts[file.content] ?? 0) + 1
            parts[file.content] = part
            let kind = file.content == .audience ? "" : ".\(file.content.rawValue)"
            return part == 1 ? "\(base)\(kind).csv" : "\(base)\(kind).\(part).csv"
        }
    }
}
