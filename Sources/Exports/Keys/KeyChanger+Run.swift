import Audit
import Ciphers
import ContactPolicy
import Failpoints
import Leases
import Postgres

extension KeyChanger {
    /// A change from one key to another, as it comes to each run.
    struct Change: Sendable {
        let old: KeptBytes, new: KeptBytes
        /// What the audit trail sums up: what differs from it already is not summed up anew.
        let book: SealBook
        let leases: [String: Lease]

        init(
            from old: DeploymentKey,
            to new: DeploymentKey,
            book: SealBook,
            leases: [String: Lease]
        ) {
            self.old = KeptBytes(key: old)
            self.new = KeptBytes(key: new)
            self.book = book
            self.leases = leases
        }

        /// Puts what is kept of a run under the new key, in the caller's transaction.
        func apply(to runID: Int64, of export: String, in session: isolated Session) throws
            -> Changed
        {
            let run = Value.bigint(runID)
            let state = try ExportRunner.lock(runID, in: session)
            // Whoever stood still past their lease, with the old key, owns it no more.
            if let lease = leases[ExportRunner.leaseName(of: export)], !state.isOver {
                try session.query(SQL.takeOverRun, [run, .bigint(lease.token)])
            }
            var (sealed, isSound) = try parts(of: runID, in: session)
            var changed = Changed()
            changed.people = try NameChange.rename(
                runID,
                by: Renaming(from: old.key, to: new.key),
                in: session
            )
            Failpoint.reach("key.names")
            for chunk in try session.query(SQL.listKeptChunks, [run]) {
                let (file, number) = (chunk.fileNumber, chunk.chunkNumber)
                do {
                    let bytes = try old.chunk(number, of: file, of: runID, in: session) ?? []
                    try new.replace(number, of: file, of: runID, with: bytes, in: session)
                    changed.chunks += 1
                } catch is CipherError {
                    // Damaged: it stays, and so does the sum that tells it.
                    sealed.removeAll { $0 == .kept }
                    isSound = false
                }
                Failpoint.reach("key.chunk")
            }
            try session.query(SQL.markResealed, [run])
            if !isSound { changed.doubtful = [runID] }
            if !sealed.isEmpty {
                try RunSeal.append("run_resealed", export, runID, sealed, in: session)
            }
            Failpoint.reach("key.commit")
            return changed
        }

        /// What there is of a run under the key and is what the audit trail sums up; and whether all of it is.
        private func parts(of runID: Int64, in session: isolated Session) throws
            -> (sound: [RunSeal.Part], isSound: Bool)
        {
            var (sound, isSound) = ([RunSeal.Part](), true)
            for part in [RunSeal.Part.candidates, .kept] {
                let known = book.newest[SealBook.Key(thing: "run \(runID)", part: part.rawValue)]
                let found = try RunSeal.sums(part, runID, in: session).first
                if let known, known.seal != found ?? Seal(of: "run \(runID)", part.rawValue) {
                    isSound = false
                } else if found != nil {
                    sound.append(part)
                }
            }
            return (sound, isSound)
        }
    }
}
