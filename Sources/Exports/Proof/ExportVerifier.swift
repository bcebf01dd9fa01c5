public import Ciphers
import Failpoints
import Foundation
public import Postgres

/// Proves published files against their manifests, the database and the audit trail.
///
/// Statements, file reader and what vendors expect are its own. Sums over rows and the opening of kept bytes are the
/// code that wrote them: they are compared with what the audit trail holds since.
public struct ExportVerifier: Sendable {
    /// What one check found.
    public struct Check: Codable, Hashable, Sendable {
        /// What is claimed, in words.
        public let claim: String
        /// How many things were looked at.
        public let looked: Int
        /// What breaks the claim; names and numbers, never a customer's value.
        public let breaches: [String]
        /// What the claim covers, where that is not everything.
        public var note: String?
        /// Why it could not be looked at; `nil` when it was.
        public var unproved: String?
    }

    let pool: SessionPool
    let destination: any Destination
    let key: DeploymentKey?

    /// Creates a verifier of the files at `destination`.
    ///
    /// Without `key` the bytes that are kept are not opened.
    public init(_ pool: SessionPool, _ destination: any Destination, key: DeploymentKey?) {
        self.pool = pool
        self.destination = destination
        self.key = key
    }

    /// Returns every check; the claims hold when none has a breach.
    ///
    /// The outbox is listed first and the database read after it, as of one moment: whatever lay there is known to it.
    /// The manifests of what was published in between are read after that.
    ///
    /// - Throws: `PostgresError` when the database cannot be asked.
    public func checks() async throws -> [Check] {
        let listing = destination.list()
        var manifests = publishedManifests(listing)
        let heads = heads()
        Failpoint.reach("verify.listed")
        let entries =
            manifests.values.compactMap { $0?.audit_head.audit_id } + heads.found.map(\.auditID)
        let tables = try await VerifiedTables(pool, naming: entries)
        addLaterManifests(tables, to: &manifests)
        return [
            files(tables, manifests), foreign(listing, tables),
            try self.manifests(tables, manifests),
            try await self.heads(heads, tables), try await kept(tables),
            sums(tables),
        ] + ofRows(tables)
    }

    /// Rows are what the audit trail sums up.
    private func sums(_ tables: VerifiedTables) -> Check {
        let book = tables.book
        var check = Check(
            claim: "The rows that decided who got what are those that the audit trail sums up",
            looked: book.newest.count,
            breaches: book.breaches + book.differences(from: tables.sums) + tables.keyBreaches
        )
        let since = book.since.map { "rows since \($0)" } ?? "no rows: nothing is summed up yet"
        check.note = since + book.retired.map { "; \($0) by their sums alone" }.joined()
        return check
    }
}
