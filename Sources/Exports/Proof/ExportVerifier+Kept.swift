import Ciphers
import ContactPolicy
import Digests
import Postgres

extension ExportVerifier {
    /// What the outbox remembers, and what of it cannot be read.
    func heads() -> (found: [OutboxHead], breaches: [String]) {
        do {
            return (try destination.heads(), [])
        } catch {
            return ([], ["\(error)"])
        }
    }

    /// The outbox remembers what the database published last, and entries that the audit trail has.
    func heads(_ heads: (found: [OutboxHead], breaches: [String]), _ tables: VerifiedTables)
        async throws
        -> Check
    {
        var breaches = heads.breaches
        if breaches.isEmpty {
            breaches = try await OutboxKeeper(pool, destination).faults().map(\.words)
        }
        for head in heads.found where tables.hashes[head.auditID] != head.auditSHA256 {
            breaches.append(
                "\(head.export): the audit trail was rewritten or cut before entry \(head.auditID)"
            )
        }
        return Check(
            claim: "The outbox remembers the last list of each export as the database does",
            looked: heads.found.count,
            breaches: breaches
        )
    }

    /// The bytes that are kept open with the key, and are those of the files.
    func kept(_ tables: VerifiedTables) async throws -> Check {
        let claim =
            "The bytes that are kept open with the deployment's key and are those of the files"
        guard let key else {
            return Check(
                claim: claim,
                looked: 0,
                breaches: [],
                unproved: "no key: SEGCAST_KEY or SEGCAST_KEY_FILE names it"
            )
        }
        let kept = KeptBytes(key: key)
        var breaches: [String] = []
        var unopened = 0
        let change = tables.keys.flatMap { keys in keys.nextKeyID.map { [keys.keyID, $0] } } ?? []
        for row in tables.kept {
            let runID = row.runID
            let number = row.fileNumber
            let name = row.fileName ?? "file \(number) of run \(runID)"
            if let keyID = row.keyID, keyID != key.keyID, change.contains(keyID) {
                unopened += 1
                continue
            }
            guard row.keyID == key.keyID else {
                breaches.append("\(name): kept under another key")
                continue
            }
            do {
                let sha256 = try await pool.withSession { session in
                    let digest = SHA256()
                    var chunk = 0
                    while let bytes = try await kept.chunk(
                        chunk,
                        of: number,
                        of: runID,
                        on: session
                    ) {
                        digest.update(bytes)
                        chunk += 1
                    }
                    return hexadecimal(digest.finish())
                }
                if sha256 != row.fileSHA256 {
                    breaches.append("\(name): the kept bytes are another file's")
                }
            } catch let error as CipherError {
                breaches.append("\(name): \(error)")
            }
        }
        var check = Check(claim: claim, looked: tables.kept.count, breaches: breaches)
        if !change.isEmpty {
            check.unproved =
                "the key is being changed, and \(unopened) files are under the other one: segcast key rotate goes on"
        }
        return check
    }
}
