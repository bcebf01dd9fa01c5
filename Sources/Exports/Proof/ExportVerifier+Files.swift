import Foundation
import Postgres

extension ExportVerifier {
    /// Reads each published file: its digest, size, rows and cells, beside its manifest and the database.
    func files(_ tables: VerifiedTables, _ manifests: [DestinationPath: PublishedManifest?])
        -> Check
    {
        var found: [String] = []
        var looked = 0
        var listed: [Int: [String: PublishedManifest.File]] = [:]
        for case let manifest? in manifests.values {
            for file in manifest.files { listed[manifest.run_id, default: [:]][file.name] = file }
        }
        for row in tables.files where row.isPublished {
            looked += 1
            let name = row.fileName ?? "a file without a name"
            let path = DestinationPath.published(name, of: row.export)
            guard let expected = VendorFile.all[row.format] else {
                found.append("\(name): no vendor takes the format \(row.format)")
                continue
            }
            do {
                let audience = try AudienceFile(destination, path, expected)
                found += Self.differences(audience, row).map { "\(name): \($0)" }
                if let file = listed[Int(row.runID)]?[name] {
                    let isListed =
                        file.sha256 == audience.sha256 && file.bytes == audience.byteCount
                        && file.rows == audience.rowCount
                        && file.content == row.content
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
    private static func differences(_ file: AudienceFile, _ row: SQL.ListFilesRow) -> [String] {
        var found: [String] = []
        if file.sha256 != row.fileSHA256 { found.append("its SHA-256 differs") }
        if file.byteCount != row.byteCount {
            found.append("\(file.byteCount) bytes, not \(row.byteCount)")
        }
        if file.rowCount != row.rowCount {
            found.append("\(file.rowCount) rows, not \(row.rowCount)")
        }
        return found + file.faults
    }

    /// Whatever lies in the outbox is a run's, and nobody else can change or read it.
    func foreign(_ listing: DestinationListing, _ tables: VerifiedTables) -> Check {
        var known: Set<DestinationPath> = []
        for file in tables.files {
            if let name = file.fileName { known.insert(.published(name, of: file.export)) }
        }
        for run in tables.manifests {
            known.insert(.head(of: run.export))
            if let name = run.manifestName { known.insert(.published(name, of: run.export)) }
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
        return Staging(writing: path).flatMap { writers[$0.runID]?.isOpen } ?? false
    }

    /// What a path was that an owner left behind who was killed, and what removes it; `nil` where none can have written it.
    private static func origin(of path: DestinationPath, _ writers: [Int64: RunWriter]) -> String? {
        guard let staged = Staging(writing: path), let writer = writers[staged.runID],
            staged.token <= writer.lastToken
        else { return nil }
        return
            "is left from run \(staged.runID), whose process was ended: `segcast export \(writer.export)` removes it"
    }
}
