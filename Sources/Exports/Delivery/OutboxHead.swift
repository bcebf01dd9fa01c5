/// What an export sent last, as the outbox itself remembers it: `<outbox>/.segcast/<export>.json`.
///
/// A database that is restored from a backup forgets what was sent since; the outbox does not.
public struct OutboxHead: Codable, Hashable, Sendable {
    /// The export.
    public let export: String
    /// The last number that left, or is about to, and the SHA-256 of its manifest.
    public let sequence: Int, manifestSHA256: String
    /// Its run; 0 when it is of a database before this one.
    let runID: Int
    /// How many are on that list.
    public let included: Int
    /// An entry of the audit trail that the database has to know, and its hash.
    public let auditID: Int, auditSHA256: String
    /// When the list was out; `nil` while that is not said.
    public let publishedAt: String?

    private enum CodingKeys: String, CodingKey {
        case export, sequence, included
        case manifestSHA256 = "manifest_sha256"
        case runID = "run_id"
        case auditID = "audit_id"
        case auditSHA256 = "audit_sha256"
        case publishedAt = "published_at"
    }
}
