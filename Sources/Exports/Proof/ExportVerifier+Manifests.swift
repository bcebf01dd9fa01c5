import Digests
import Foundation
import Postgres

extension ExportVerifier {
    /// Reads every manifest that lies in the outbox, by its path there; `nil` for one that is none.
    func publishedManifests(_ listing: DestinationListing) -> [DestinationPath: PublishedManifest?]
    {
        var found: [DestinationPath: PublishedManifest?] = [:]
        for path in listing.files
        where path.text.hasSuffix(".manifest.json") && !path.text.hasPrefix(".") {
            found.updateValue(publishedManifest(path), forKey: path)
        }
        return found
    }

    /// Reads the manifests of runs that were published after the outbox was listed.
    func addLaterManifests(
        _ tables: VerifiedTables,
        to found: inout [DestinationPath: PublishedManifest?]
    ) {
        for run in tables.manifests where run.isPublished {
            guard let name = run.manifestName else { continue }
            let path = DestinationPath.published(name, of: run.export)
            if found[path] == nil, let manifest = publishedManifest(path) {
                found[path] = manifest
            }
        }
    }

    /// Reads a manifest of ours, by its path in the outbox.
    private func publishedManifest(_ path: DestinationPath) -> PublishedManifest? {
        var data: [UInt8] = []
        do {
            let reader = try destination.reader(of: path, chunkBytes: 1 << 16)
            while let bytes = try reader.next() { data += bytes }
        } catch {
            return nil
        }
        return PublishedManifest(data)
    }

    /// Every manifest is the one committed, says what the database says, and anchors the audit trail.
    func manifests(_ tables: VerifiedTables, _ published: [DestinationPath: PublishedManifest?])
        throws
        -> Check
    {
        var found: [String] = []
        var rows: [Int64: Int] = [:]
        for file in tables.files where file.content == "audience" {
            rows[file.runID, default: 0] += file.rowCount
        }
        for run in tables.manifests {
            let name = run.manifestName ?? "a manifest without a name"
            let text = run.manifest ?? ""
            let sha256 = run.manifestSHA256
            if SHA256.hexadecimal(of: Array(text.utf8)) != sha256 {
                found.append("\(name): the database's text is not what was committed")
            }
            guard run.isPublished else { continue }
            let path = DestinationPath.published(name, of: run.export)
            guard let manifest = published[path] ?? nil else {
                found.append("\(name): missing or no manifest")
                continue
            }
            if try destination.sha256(of: path) != sha256 {
                found.append("\(name): its SHA-256 differs")
            }
            found += Self.differences(manifest, run, rows[run.runID] ?? 0).map { "\(name): \($0)" }
            let head = manifest.audit_head
            if head.audit_id > 0, tables.hashes[head.audit_id] != head.sha256 {
                found.append("\(name): the audit trail was rewritten before entry \(head.audit_id)")
            }
        }
        return Check(
            claim:
                "Every manifest is the one committed, adds up, says what the database does, and anchors the audit trail",
            looked: tables.manifests.count,
            breaches: found
        )
    }

    private static func differences(
        _ manifest: PublishedManifest,
        _ run: SQL.ListManifestsRow,
        _ rows: Int
    )
        -> [String]
    {
        var found: [String] = []
        let included = run.includedCount
        if rows != included { found.append("\(rows) rows for \(included ?? 0) included") }
        let listed = manifest.files.filter { $0.content == "audience" }.map(\.rows).reduce(0, +)
        if listed != included { found.append("its files list \(listed) rows") }
        let counts = manifest.counts
        if counts.included + counts.excluded.values.reduce(0, +) != counts.candidates
            || counts.candidates != run.candidateCount
            || counts.included != included
        {
            found.append("its counts do not add up")
        }
        let isSame =
            manifest.run_id == run.runID
            && manifest.export == run.export
            && manifest.kind == run.kind
            && manifest.channel == run.channel
            && manifest.brand == run.brand
            && manifest.sequence == run.sequence
            && manifest.release_id == run.releaseID
            && manifest.definition_hash == run.definitionHash
            && manifest.previous_manifest_sha256
                == run.previousManifestSHA256
        if !isSame { found.append("its run is another in the database") }
        return found
    }
}

/// What a manifest must hold, as its readers know it.
struct PublishedManifest: Decodable {
    struct Counts: Decodable {
        let candidates: Int
        let included: Int
        let excluded: [String: Int]
    }
    struct File: Decodable {
        let name: String
        let content: String
        let rows: Int, bytes: Int
        let sha256: String
    }
    struct Head: Decodable {
        let audit_id: Int
        let sha256: String
    }
    let run_id: Int, export: String, kind: String, channel: String, brand: String, sequence: Int
    let release_id: Int, definition_hash: String
    let previous_manifest_sha256: String?
    let files: [File]
    let counts: Counts
    let audit_head: Head
}

extension PublishedManifest {
    /// Reads a manifest; `nil` where it is none.
    init?(_ bytes: some Sequence<UInt8>) {
        guard let read = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
            return nil
        }
        self = read
    }
}
