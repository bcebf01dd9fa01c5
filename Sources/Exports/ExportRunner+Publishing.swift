import ContactPolicy
import Digests
import Jobs
import Postgres
import Scores
import Warehouse

extension ExportRunner {
    /// Commits a staged run to its number and manifest, unless a member has withdrawn since.
    ///
    /// The run is locked first and the gate asked in a second statement, whose snapshot is then younger
    /// than whatever the lock waited for. Members who have withdrawn are taken out, and the file has to be
    /// written again.
    ///
    /// - Returns: whether it was committed.
    func commit(_ order: Order, _ state: State, _ release: Release, _ now: Instant) async throws
        -> Bool
    {
        let planner = ContactPlanner(catalog)
        let request = request(order, state, now)
        let models = try await models(order, release)
        let catalog = catalog
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        return try await pool.transaction { session in
            let locked = try session.query(SQL.lockRunById, [run])[0]
            let withdrawn = try planner.withdrawn(request, in: session)
            guard withdrawn.isEmpty else {
                try planner.drop(withdrawn, from: state.runID, at: now, in: session)
                try session.query(SQL.deleteMembers, [run, .bigints(withdrawn.map(\.customerID))])
                guard try !session.query(SQL.markReserved, [run, token]).isEmpty else {
                    throw ExportError.leaseLost(export: order.export.name)
                }
                return false
            }
            let counter = try session.query(SQL.takeSequence, [.text(order.export.name)])[0]
            let sequence: Int = try counter.value("last_sequence")
            let previous: String? = try counter.optional("last_manifest_sha256")
            let head = try session.query(SQL.findAuditHead)[0]
            let createdAt: Instant = try head.value("read_at")
            let mark = catalog.definition.syntheticContacts ? ".synthetic" : ""
            let number =
                String(repeating: "0", count: max(0, 6 - "\(sequence)".count)) + "\(sequence)"
            let base = "\(order.export.name)\(mark).\(number)"
            var buckets = try planner.buckets(of: state.runID, in: session)
            let included = buckets.removeValue(forKey: "included") ?? 0
            let manifest = Manifest(
                runID: Int(state.runID),
                export: order.export.name,
                kind: "include",
                channel: order.channel.name,
                sequence: sequence,
                mode: "snapshot",
                createdAt: createdAt.description,
                asOf: release.asOf.description,
                releaseID: Int(release.releaseID),
                definitionHash: order.definitionHash,
                models: models,
                normaliserVersion: try locked.value("normaliser_version"),
                files: [
                    Manifest.File(
                        name: "\(base).csv",
                        rows: try locked.value("row_count"),
                        bytes: try locked.value("byte_count"),
                        sha256: try locked.value("file_sha256")
                    )
                ],
                counts: Manifest.Counts(
                    candidates: included + buckets.values.reduce(0, +),
                    included: included,
                    excluded: buckets
                ),
                previousManifestSHA256: previous,
                auditHead: Manifest.AuditHead(
                    auditID: try head.value("audit_id"),
                    sha256: try head.value("entry_sha256")
                ),
                governance: order.policy.governance.rawValue,
                syntheticContacts: catalog.definition.syntheticContacts
            )
            let bytes = try manifest.encoded()
            let sha256 = SHA256.hexadecimal(of: bytes)
            let committed = try session.query(
                SQL.markCommitted,
                [
                    run, token, .integer(sequence), .text("\(base).csv"),
                    .text("\(base).manifest.json"), .text(String(decoding: bytes, as: UTF8.self)),
                    .text(sha256), .optional(previous), .timestamptz(createdAt),
                ]
            )
            if committed.isEmpty { throw ExportError.leaseLost(export: order.export.name) }
            try session.query(SQL.setLastManifest, [.text(order.export.name), .text(sha256)])
            try AuditTrail.append(
                "export_committed",
                "\(order.export.name) run \(state.runID)",
                in: session
            )
            return true
        }
    }

    /// Puts the committed file and then its manifest into the outbox, and says so.
    func publish(_ order: Order, _ format: any AudienceFormat, _ state: State) async throws {
        let staged = "\(try outbox.staging(state.runID))/audience.csv"
        let isThere = (try? Outbox.sha256(of: staged)) == state.fileSHA256
        let published = "\(outbox.folder(of: order.export.name))/\(state.fileName)"
        let isLinked = (try? Outbox.sha256(of: published)) == state.fileSHA256
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        if !isThere, !isLinked {
            let built = try await build(format, state)
            guard built.sha256 == state.fileSHA256 else {
                try await pool.query(SQL.markAttention, [run, token])
                throw ExportError.rebuildDiffers(export: order.export.name, file: state.fileName)
            }
        }
        if !isLinked {
            try outbox.publish(
                staged,
                as: state.fileName,
                of: order.export.name,
                sha256: state.fileSHA256
            )
        }
        let draft = try Outbox.Draft("\(try outbox.staging(state.runID))/manifest.json")
        try draft.write(Array(state.manifest.utf8))
        let sha256 = try draft.finish()
        try outbox.publish(
            draft.path,
            as: state.manifestName,
            of: order.export.name,
            sha256: sha256
        )
        try await pool.transaction { session in
            guard try !session.query(SQL.markPublished, [run, token]).isEmpty else {
                throw ExportError.leaseLost(export: order.export.name)
            }
            try AuditTrail.append(
                "export_published",
                "\(order.export.name) run \(state.runID)",
                in: session
            )
        }
        outbox.clear(state.runID)
    }
}
