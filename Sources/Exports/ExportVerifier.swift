import Foundation
import Jobs
public import Postgres

/// Proves published files against their manifests and the database, with statements and a reader of
/// its own: nothing here is shared with the code that writes.
public struct ExportVerifier: Sendable {
    /// What one check found.
    public struct Check: Codable, Hashable, Sendable {
        /// What is claimed, in words.
        public let claim: String
        /// How many things were looked at.
        public let looked: Int
        /// What breaks the claim; names and numbers, never a customer's value.
        public let breaches: [String]
    }

    let pool: SessionPool
    private let outbox: Outbox

    /// Creates a verifier of the files in `outbox`.
    public init(_ pool: SessionPool, _ outbox: Outbox) {
        self.pool = pool
        self.outbox = outbox
    }

    /// Returns every check; the claims hold when none has a breach.
    ///
    /// - Throws: `PostgresError` when the database cannot be asked.
    public func checks() async throws -> [Check] {
        let published = try await pool.query(SQL.listFiles)
        let runs = try await pool.query(SQL.listManifests)
        var checks = [
            try await files(published), try unknownFiles(published, runs),
            try await manifests(runs),
            try await breaches(
                "Every run's counts are those of its candidates, members and file",
                SQL.verifyCounts,
                "run_id",
                "run"
            ),
            try await breaches(
                "Every member was included and charged",
                SQL.verifyMembers,
                "run_id",
                "run"
            ),
            try await breaches(
                "Every export's numbers have no gap and its manifests follow one another",
                SQL.verifySequences,
                "run_count",
                "runs"
            ),
            try await breaches("The audit trail is whole", SQL.verifyAudit, "audit_id", "entry"),
            try await breaches(
                "Every release scores everybody that was built",
                SQL.verifyReleases,
                "release_id",
                "release"
            ),
        ]
        let dangling = try await wholeLists(SQL.verifyDefinitions)
        checks.append(
            Check(
                claim: "Every run and stay refers to a definition that is kept",
                looked: runs.count,
                breaches: try dangling.map {
                    "definition \(try $0.value("definition_hash", as: String.self))"
                }
            )
        )
        let over = try await wholeLists(SQL.verifyCaps)
        checks.append(
            Check(
                claim:
                    "Nobody has more contacts in a window than a cap allowed when they were made",
                looked: runs.count,
                breaches: try over.map {
                    let scope: String = try $0.value("scope")
                    let count: Int = try $0.value("customer_count")
                    return "run \(try $0.value("run_id", as: Int.self)): \(count) over \(scope)"
                }
            )
        )
        return checks
    }

    private func wholeLists(_ statement: Statement) async throws -> Rows {
        try await pool.transaction { session in
            try session.expectWholeLists()
            return try session.query(statement)
        }
    }

    private func breaches(
        _ claim: String,
        _ statement: Statement,
        _ column: String,
        _ noun: String
    ) async throws -> Check {
        let rows = try await wholeLists(statement)
        return Check(
            claim: claim,
            looked: rows.count,
            breaches: try rows.map { "\(noun) \(try $0.value(column, as: Int.self))" }
        )
    }

    /// Reads each published file: its digest, size, rows and cells.
    private func files(_ files: Rows) async throws -> Check {
        var found: [String] = []
        var looked = 0
        for file in files where try file.value("state", as: String.self) == "published" {
            looked += 1
            let name: String = try file.value("file_name")
            let path = "\(outbox.folder(of: try file.value("export")))/\(name)"
            let bytes: Int = try file.value("byte_count")
            let rows: Int = try file.value("row_count")
            do {
                let audience = try AudienceFile(path)
                if audience.sha256 != (try file.value("file_sha256", as: String.self)) {
                    found.append("\(name): its SHA-256 differs")
                }
                if audience.byteCount != bytes {
                    found.append("\(name): \(audience.byteCount) bytes, not \(bytes)")
                }
                if audience.rowCount != rows {
                    found.append("\(name): \(audience.rowCount) rows, not \(rows)")
                }
                found += audience.faults.map { "\(name): \($0)" }
            } catch {
                found.append("\(name): \(error)")
            }
        }
        return Check(
            claim: "Every published file has the digest, size, rows and cells that were committed",
            looked: looked,
            breaches: found
        )
    }

    private func unknownFiles(_ files: Rows, _ runs: Rows) throws -> Check {
        var known: Set<String> = []
        for file in files {
            let export: String = try file.value("export")
            known.insert("\(export)/\(try file.value("file_name", as: String.self))")
        }
        for run in runs {
            let export: String = try run.value("export")
            known.insert("\(export)/\(try run.value("manifest_name", as: String.self))")
        }
        var unknown: [String] = []
        var looked = 0
        let folders = (try? FileManager.default.contentsOfDirectory(atPath: outbox.path)) ?? []
        for folder in folders.sorted() where !folder.hasPrefix(".") {
            let names =
                (try? FileManager.default.contentsOfDirectory(atPath: "\(outbox.path)/\(folder)"))
                ?? []
            for name in names.sorted() {
                looked += 1
                if !known.contains("\(folder)/\(name)") { unknown.append("\(folder)/\(name)") }
            }
        }
        return Check(
            claim: "Every file in the outbox is a run's",
            looked: looked,
            breaches: unknown
        )
    }

    private func manifests(_ runs: Rows) async throws -> Check {
        var found: [String] = []
        for run in runs where try run.value("state", as: String.self) == "published" {
            let name: String = try run.value("manifest_name")
            let path = "\(outbox.folder(of: try run.value("export")))/\(name)"
            guard let data = FileManager.default.contents(atPath: path),
                let manifest = try? JSONDecoder().decode(PublishedManifest.self, from: data)
            else {
                found.append("\(name): missing or no manifest")
                continue
            }
            if try Outbox.sha256(of: path) != run.value("manifest_sha256", as: String.self) {
                found.append("\(name): its SHA-256 differs")
            }
            let candidates: Int = try run.value("candidate_count")
            let included: Int = try run.value("included_count")
            let members: Int = try run.value("member_count")
            let rows: Int = try run.value("audience_row_count")
            if members != included || rows != included {
                found.append(
                    "\(name): \(rows) rows for \(members) members and \(included) included"
                )
            }
            let listed = manifest.files.filter { $0.content == "audience" }.map(\.rows).reduce(0, +)
            if listed != included { found.append("\(name): its files list \(listed) rows") }
            let excluded = manifest.counts.excluded.values.reduce(0, +)
            if manifest.counts.included + excluded != manifest.counts.candidates
                || manifest.counts.candidates != candidates || manifest.counts.included != included
            {
                found.append("\(name): its counts do not add up")
            }
            if manifest.audit_head.audit_id > 0 {
                let entry = try await pool.query(
                    SQL.findAuditEntry,
                    [.integer(manifest.audit_head.audit_id)]
                ).first
                let sha256: String? = try entry?.value("entry_sha256")
                if sha256 != manifest.audit_head.sha256 {
                    found.append(
                        "\(name): the audit trail was rewritten before entry \(manifest.audit_head.audit_id)"
                    )
                }
            }
        }
        return Check(
            claim: "Every manifest is the one committed, adds up, and anchors the audit trail",
            looked: runs.count,
            breaches: found
        )
    }
}

/// What a manifest must hold, as its readers know it.
private struct PublishedManifest: Decodable {
    struct Counts: Decodable {
        let candidates: Int
        let included: Int
        let excluded: [String: Int]
    }
    struct File: Decodable {
        let content: String
        let rows: Int
    }
    struct Head: Decodable {
        let audit_id: Int
        let sha256: String
    }
    let files: [File]
    let counts: Counts
    let audit_head: Head
}
