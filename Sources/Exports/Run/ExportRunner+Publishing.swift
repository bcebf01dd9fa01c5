import Channels
import ContactPolicy
import Digests
import Failpoints
import Leases
import Postgres

extension ExportRunner {
    /// Asks the gate again for a committed run that could not be linked then, before anything of it is.
    ///
    /// A run whose release was taken back since ends, and nothing of it goes out.
    ///
    /// Whoever withdrew, was suppressed or erased since is taken out, contacts are given back, and so is the
    /// number, which nobody has seen: the run is reserved and takes it again with new files. Files of it that lie
    /// in the outbox without their manifest hold who left, and are removed first. With its manifest there it is
    /// out already, and who left is in the next removals.
    ///
    /// - Returns: whether the run has to be staged again.
    /// - Throws: ``ExportError/needsAttention(export:runID:reason:)`` when a later number was taken meanwhile,
    ///   ``ExportError/releaseTakenBack(export:runID:releaseID:)``.
    func reopen(
        _ order: Order,
        _ format: any AudienceFormat,
        _ state: State,
        _ now: Instant
    ) async throws -> Bool {
        if try isOut(state) { return false }
        let request = request(
            order,
            format,
            runID: state.runID,
            contactAt: state.contactAt,
            now: now
        )
        let planner = planner
        let reopened: Reopened? = try await transaction { own in
            let takenBack: Int64?? = try await own.within { session in
                guard try Self.lock(state.runID, in: session) == .committed else { return nil }
                return .some(try Self.takenBack(state.runID, in: session))
            }
            guard let takenBack else { return nil }
            if takenBack == nil, try await planner.findLeaving(request, on: own) == 0 { return nil }
            try await own.within { session in
                try self.takeNumber(from: state, in: session)
                if takenBack == nil { try self.takeOutLeaving(of: state, in: session) }
                try self.takeBack(state, in: session)
                if takenBack != nil {
                    try Self.end(state.runID, as: .superseded, in: session)
                }
            }
            Failpoint.reach("reopen.commit")
            return Reopened(takenBackReleaseID: takenBack)
        }
        guard let reopened else { return false }
        Failpoint.reach("reopened")
        if let releaseID = reopened.takenBackReleaseID {
            destination.clear(state.runID, lease.token)
            throw ExportError.releaseTakenBack(
                export: state.export,
                runID: state.runID,
                releaseID: releaseID
            )
        }
        return true
    }

    /// What a committed run came to that could not go out as it was.
    private struct Reopened: Sendable {
        /// The release that chose it, where it was taken back: then the run has ended.
        let takenBackReleaseID: Int64?
    }

    /// Whether a committed run's manifest lies in the outbox: it counts as sent then.
    func isOut(_ state: State) throws -> Bool {
        let sha256 = SHA256.hexadecimal(of: Array(state.manifest.utf8))
        return try destination.contains(
            .published(state.manifestName, of: state.export),
            sha256: sha256
        )
    }

    /// Takes a committed run's number and manifest, which nobody has seen: it is staged again.
    private func takeNumber(from state: State, in session: isolated Session) throws {
        let values: [Value] = [.bigint(state.runID), .bigint(lease.token)]
        let row = try session.query(SQL.reopenRun, values)[0]
        guard try row.value("was_newest") else {
            throw ExportError.overtaken(export: state.export, runID: state.runID)
        }
        guard try row.value("was_reopened") else {
            throw ExportError.leaseLost(export: state.export)
        }
    }

    /// Takes files whose manifest never lay there out of the outbox, lets it forget their number, and seals the run as it
    /// stands without one.
    func takeBack(_ state: State, in session: isolated Session) throws {
        for file in state.files {
            try destination.takeBack(
                .published(file.name, of: state.export),
                sha256: file.sha256
            )
        }
        try forgetHead(state, in: session)
        let parts: [RunSeal.Part] = [.run, .candidates]
        try RunSeal.append("export_reopened", state.export, state.runID, parts, in: session)
    }

    /// Puts the committed files and then their manifest into the outbox, and says so.
    func publish(_ state: State) async throws {
        let run = Value.bigint(state.runID)
        let token = Value.bigint(lease.token)
        let name = state.export
        try await rememberHead(state)
        Failpoint.reach("publish.remembered")
        do {
            try await project(name, state)
        } catch let error as OutboxError where error.code == .nameTaken {
            try await markAttention(name, state.runID, .foreignFile)
            throw error
        }
        try await pool.transaction { session in
            // An attempt before this one, whose answer was lost, may have said so.
            guard try Self.lock(state.runID, in: session) == state.state else { return }
            guard try !session.query(SQL.markPublished, [run, token]).isEmpty else {
                throw ExportError.leaseLost(export: name)
            }
            try RunSeal.append("export_published", name, state.runID, [.run], in: session)
            Failpoint.reach("publish.commit")
        }
        Failpoint.reach("published")
        try await rememberHead(state)
        destination.clear(state.runID, lease.token)
    }

    /// Makes the outbox what the database says it is: every file of the run, then its manifest.
    ///
    /// A file that lies there already is compared, never replaced; one that is missing is linked from the
    /// staging folder, or brought back from the bytes that were kept.
    ///
    /// - Returns: the names that were missing.
    @discardableResult
    func project(_ export: String, _ state: State) async throws -> [String] {
        var missing: [String] = []
        let staging = try destination.stage(state.runID, lease.token)
        for file in state.files {
            let final = DestinationPath.published(file.name, of: export)
            if try destination.holds(final, sha256: file.sha256) { continue }
            missing.append(file.name)
            var staged = staging.file(file.content, part: part(of: file, in: state))
            if (try? destination.sha256(of: staged)) != file.sha256 {
                staged = staging.file("restored.\(file.number).csv")
                let sha256 = try await kept.restore(
                    file.number,
                    of: state.runID,
                    to: staged,
                    of: destination,
                    from: pool
                )
                guard sha256 == file.sha256 else {
                    throw ExportError.bytesLost(
                        export: export,
                        runID: state.runID,
                        file: file.name
                    )
                }
            }
            try destination.publish(staged, as: final, sha256: file.sha256)
            Failpoint.reach("publish.linked")
        }
        let draft = try destination.draft(staging.file("manifest.json"))
        try draft.write(Array(state.manifest.utf8))
        let sha256 = try draft.finish()
        let manifest = DestinationPath.published(state.manifestName, of: export)
        if try !destination.holds(manifest, sha256: sha256) { missing.append(state.manifestName) }
        try destination.publish(draft.path, as: manifest, sha256: sha256)
        Failpoint.reach("publish.manifest")
        return missing
    }

    /// The place of a file among those of its content, from 1.
    private func part(of file: State.File, in state: State) -> Int {
        state.files.count { $0.content == file.content && $0.number <= file.number }
    }
}
