import Channels
import ContactPolicy
import Digests
import Failpoints
import Leases
import Postgres

extension ExportRunner {
    /// Whether a committed run's manifest lies in the outbox: it counts as sent then.
    func isOut(_ state: State) throws -> Bool {
        let sha256 = SHA256.hexadecimal(of: Array(state.manifest.utf8))
        return try destination.contains(
            .published(state.manifestName, of: state.export),
            sha256: sha256
        )
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

    /// Makes the outbox what the database says it is: every file of the run, then its manifest.
    ///
    /// A file that lies there already is compared, never replaced; one that is missing is linked from the
    /// staging folder, or brought back from the bytes that were kept.
    ///
    /// - Returns: the names that were missing.
    @discardableResult
    func project(_ state: State) async throws -> [String] {
        let export = state.export
        var missing: [String] = []
        let staging = try destination.stage(state.runID, lease.token)
        for file in state.files {
            let final = DestinationPath.published(file.name, of: export)
            if try destination.holds(final, sha256: file.sha256) { continue }
            missing.append(file.name)
            var staged = staging.file(.content(file.content, part: part(of: file, in: state)))
            if (try? destination.sha256(of: staged)) != file.sha256 {
                staged = staging.file(.restored(file.number))
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
        let draft = try destination.draft(staging.file(.manifest))
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
