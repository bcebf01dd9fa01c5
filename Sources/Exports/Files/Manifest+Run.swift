import Channels
import ContactPolicy
import Postgres

extension Manifest {
    /// The manifest of a run that is locked and gets its number.
    ///
    /// - Parameters:
    ///   - order: what was asked for.
    ///   - runID: the run's number.
    ///   - run: its row.
    ///   - sequence: the number.
    ///   - previous: the SHA-256 of the manifest before.
    ///   - models: the versions behind its segments.
    ///   - files: its files, with their names.
    ///   - counts: everybody considered.
    ///   - head: where the audit trail stands, and the time.
    ///   - isSynthetic: whether its contacts are made up.
    init(
        of order: ExportRunner.Order,
        _ runID: Int64,
        _ run: SQL.LockRunByIdRow,
        sequence: Int,
        previous: String?,
        models: [Model],
        files: [File],
        counts: Counts,
        after head: SQL.FindAuditHeadRow,
        isSynthetic: Bool
    ) {
        self.init(
            runID: Int(runID),
            export: order.export.name,
            kind: order.export.kind.rawValue,
            channel: order.channel.name,
            brand: order.export.brand,
            sequence: sequence,
            mode: Manifest.mode(isRemoval: run.isRemoval),
            createdAt: head.readAt.description,
            asOf: run.asOf.description,
            releaseID: Int(run.releaseID),
            definitionHash: run.definitionHash,
            models: models,
            normaliserVersion: run.normaliserVersion,
            files: files,
            counts: counts,
            previousManifestSHA256: previous,
            auditHead: AuditHead(auditID: head.auditID, sha256: head.entrySHA256),
            againReason: run.againReason,
            governance: run.governance,
            consentNotRequired: order.channel.consentNotRequired,
            syntheticContacts: isSynthetic
        )
    }
}

extension Manifest.Counts {
    /// Counts candidates by the bucket that each is filed in.
    init(_ buckets: [Filing: Int]) {
        included = buckets[Filing(.included)] ?? 0
        candidates = buckets.values.reduce(0, +)
        excluded = [:]
        for (filing, count) in buckets where filing.bucket != .included {
            excluded["\(filing)"] = count
        }
    }
}
