import Foundation
import Postgres

extension ExportVerifier {
    /// Reads each published file: its digest, size, rows and cells, beside its manifest and the database.
    func files(_ tables: VerifiedTables, _ manifests: [DestinationPath: PublishedManifest?]) throws
        -> Check
    {
        var found: [String] = []
        var looked = 0
        var listed: [Int: [String: PublishedManifest.File]] = [:]
        for case let manifest? in manifests.values {
            for file in manifest.files { listed[manifest.run_id, default: [:]][file.name] = file }
        }
        for row in tables.files where try row.value("is_published") {
            looked += 1
            let name: String = try row.optional("file_name") ?? "a file without a name"
            let path = DestinationPath.published(name, of: try row.value("export"))
            let format: String = try row.value("format")
            guard let expected = VendorFile.all[format] else {
                found.append("\(name): no vendor takes the format \(format)")
                continue
            }
            do {
                let audience = try AudienceFile(destination, path, expected)
                found += try Self.differences(audience, row).map { "\(name): \($0)" }
                let run: Int = try row.value("run_id")
                if let file = listed[run]?[name] {
                    let isListed =
                        try file.sha256 == audience.sha256 && file.bytes == audience.byteCount
                        && file.rows == audience.rowCount
                        && file.content == row.value("content", as: String.self)
                    if !isListed { found.append("\(name): is not what its manifest says") }
                } else {
                    found.append("\(name): no manifest lists it")
                }
            } catch {
                found.append("\(name): \(error)")
            }
        }
        return Check(
            claim:
                "Every published file has the digest, size, rows and cells that were committed and its manifest lists",
            looked: looked,
            breaches: found
        )
    }

    /// Where a file differs from its row.
    private static func differences(_ file: AudienceFile, _ row: Row) throws -> [String] {
        var found: [String] = []
        let bytes: Int = try row.value("byte_count")
        let rows: Int = try row.value("row_count")
        if file.sha256 != (try row.value("file_sha256", as: String.self)) {
            found.append("its SHA-256 differs")
        }
        if file.byteCount != bytes { found.append("\(file.byteCount) bytes, not \(bytes)") }
        if file.rowCount != rows { found.append("\(file.rowCount) rows, not \(rows)") }
        return found + file.faults
    }

    /// Whatever lies in the outbox is a run's, and nobody else can change or read it.
    func foreign(_ listing: DestinationListing, _ tables: VerifiedTables) throws -> Check {
        var known: Set<DestinationPath> = []
        for file in tables.files {
            let export: String = try file.value("export")
            if let name: String = try file.optional("file_name") {
                known.insert(.published(name, of: export))
            }
        }
        for run in tables.manifests {
            let export: String = try run.value("export")
            known.insert(.head(of: export))
            if let name: String = try run.optional("manifest_name") {
                known.insert(.published(name, of: export))
            }
        }
        for export in tables.adopted.exports { known.insert(.head(of: export)) }
        var adopted = 0
        let unknown = listing.files.filter { path in
            if known.contains(path) { return false }
            if tables.adopted.name(path.text) {
                adopted += 1
                return false
            }
            return !isBeingWritten(path, by: tables.writers, known)
                && destination.entry(at: path) != nil
        }
        var check = Check(
            claim: "Whatever lies in the outbox is a run's, and nobody else's to write or read",
            looked: listing.looked,
            breaches: listing.faults
                + unknown.map { "\($0): \(Self.origin(of: $0, tables.writers) ?? "is no run's")" }
        )
        if adopted > 0 {
            check.note = "\(adopted) files of lists that were adopted: nothing says what is in them"
        }
        return check
    }

    /// Whether a path is what an owner of a run writes in its staging folder, or a head before it has its name.
    private func isBeingWritten(
        _ path: DestinationPath,
        by writers: [Int64: RunWriter],
        _ known: Set<DestinationPath>
    ) -> Bool {
        if let head = path.text.wholeMatch(of: /\.segcast\/\.([^\/]+)\.new/) {
            let export = String(head.1)
            return known.contains(.head(of: export)) && destination.hasDraftOfHead(of: export)
        }
        return Self.staged(path).flatMap { writers[$0.runID]?.isOpen } ?? false
    }

    /// What a path was that an owner left behind who was killed, and what removes it; `nil` where none can have written it.
    private static func origin(of path: DestinationPath, _ writers: [Int64: RunWriter]) -> String? {
        guard let staged = staged(path), let writer = writers[staged.runID],
            staged.token <= writer.lastToken
        else { return nil }
        return
            "is left from run \(staged.runID), whose process was ended: `segcast export \(writer.export)` removes it"
    }

    /// The run and the owner's token of a path that is named as what an owner writes while it makes files.
    private static func staged(_ path: DestinationPath) -> (runID: Int64, token: Int64)? {
        let shape =
            /\.staging\/([0-9]+)\.([0-9]+)\/(?:(?:audience|removals|restored)\.[1-9][0-9]*\.csv|manifest\.json)/
        guard let match = path.text.wholeMatch(of: shape), let runID = Int64(match.1),
            let token = Int64(match.2)
        else { return nil }
        return (runID, token)
    }
}
