import Audit
import Foundation
public import Postgres
public import Texts

/// Compares what the outbox remembers with what the database knows, and settles it when a person says so.
public struct OutboxKeeper: Sendable {
    private let pool: SessionPool
    private let destination: any Destination

    /// Creates a keeper of `destination` beside the database of `pool`.
    public init(_ pool: SessionPool, _ destination: any Destination) {
        self.pool = pool
        self.destination = destination
    }

    /// Returns where they differ, over all exports: what one sent counts under the caps of the others.
    ///
    /// The heads are read first, then the database. Another process may send meanwhile: what differs is looked at
    /// again.
    ///
    /// - Throws: ``OutboxError``, `PostgresError`.
    public func faults() async throws -> [HeadFault] {
        var found = try await compare()
        for pause in [50, 200, 500] where !found.isEmpty {
            try await Task.sleep(for: .milliseconds(pause))
            let again = try await compare()
            found = found.filter(again.contains)
        }
        return found
    }

    /// - Throws: ``ExportError/outboxDiffers(_:folder:)`` where they differ.
    func requireSound() async throws {
        let found = try await faults()
        guard found.isEmpty else {
            throw ExportError.outboxDiffers(found, folder: destination.place)
        }
    }

    private func compare() async throws -> [HeadFault] {
        let heads = try destination.heads()
        let rows = try await pool.query(
            SQL.listStands,
            [.texts(heads.map(\.export)), .bigints(heads.map { Int64($0.sequence) })]
        )
        let last = try await pool.query(SQL.findAuditHead).first
        let lastID = last?.auditID ?? 0
        let lastSHA256 = last?.entrySHA256 ?? ""
        return rows.compactMap { row in
            let head = heads.first { $0.export == row.export }
            return HeadFault(row.export, head, HeadFault.Stand(row)) { head in
                head.auditID < lastID || head.auditID == lastID && head.auditSHA256 == lastSHA256
            }
        }
    }

    /// Settles a difference: the next number goes past what was sent, the outbox remembers what is so now, and who
    /// said so and why stands in the audit trail.
    ///
    /// Contacts of lists that this database does not know count under no cap.
    ///
    /// - Throws: ``OutboxError``, `PostgresError`.
    public func adopt(_ fault: HeadFault, because reason: Reason) async throws {
        let head = try destination.head(of: fault.export)
        let detail = Adopted(
            reason: reason.text,
            export: fault.export,
            kind: fault.kind,
            head_sequence: fault.headSequence,
            database_sequence: fault.databaseSequence,
            manifest_sha256: head?.manifestSHA256
        )
        let text = String(decoding: try JSONEncoder().encode(detail), as: UTF8.self)
        let adopted = try await pool.transaction { session in
            if let head, head.sequence > fault.databaseSequence {
                try session.query(
                    SQL.adoptSequence,
                    [
                        .text(head.export), .integer(head.sequence), .text(head.manifestSHA256),
                    ]
                )
            }
            let sent = try session.query(SQL.findSent, [.text(fault.export)])
            try AuditTrail.append("outbox_adopted", fault.export, detail: text, in: session)
            return OutboxHead(fault.export, sent.first, try session.one(SQL.findAuditHead))
        }
        if let adopted {
            try destination.write(adopted)
        } else {
            try destination.removeHead(of: fault.export)
        }
    }

    /// What the audit trail keeps of it.
    private struct Adopted: Encodable {
        let reason: String, export: String
        let kind: HeadFault.Kind
        let head_sequence: Int, database_sequence: Int
        let manifest_sha256: String?
    }
}

extension OutboxHead {
    /// The head as the database has it; `nil` where no number was ever taken.
    init?(_ export: String, _ sent: SQL.FindSentRow?, _ trail: SQL.FindAuditHeadRow) {
        guard let sent, let sha256 = sent.lastManifestSHA256 else {
            return nil
        }
        self.init(
            export: export,
            sequence: sent.lastSequence,
            manifestSHA256: sha256,
            runID: Int(sent.runID),
            included: sent.includedCount,
            auditID: trail.auditID,
            auditSHA256: trail.entrySHA256,
            publishedAt: sent.publishedAt?.description
        )
    }
}
