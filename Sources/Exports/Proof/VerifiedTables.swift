import Audit
import ContactPolicy
import Identity
import Postgres
import Registry
import Scores
import Segments

/// What the database says, all of it as of one moment.
struct VerifiedTables: Sendable {
    let files: [SQL.ListFilesRow], manifests: [SQL.ListManifestsRow]
    let kept: [SQL.ListKeptFilesRow]
    /// Which keys they are under, where one was ever changed.
    let keys: NameChange.Standing?
    /// Runs, and who may be writing their files.
    let writers: [Int64: RunWriter]
    /// Lists that a person goes on from, though nothing here knows them.
    let adopted: AdoptedLists
    let members: [SQL.VerifyMembersRow], contacts: [SQL.VerifyContactsRow]
    let caps: [SQL.VerifyCapsRow], counts: [SQL.VerifyCountsRow]
    let sequences: [SQL.VerifySequencesRow], audit: [SQL.VerifyAuditRow]
    let governance: [SQL.VerifyGovernanceRow], releases: [SQL.VerifyReleasesRow]
    let definitions: [SQL.VerifyDefinitionsRow], orders: [SQL.VerifyOrdersRow]
    /// What the audit trail says of rows.
    let book: SealBook
    /// The sums of the rows as they are now.
    let sums: [Seal]
    /// Key spaces with keys that nothing sums up, or with fewer than were.
    let keyBreaches: [String]
    /// The hashes of the entries that manifests and heads refer to.
    let hashes: [Int: String]

    init(_ pool: SessionPool, naming entries: [Int]) async throws {
        self = try await pool.transaction { session in
            try session.expectOneSnapshot()
            try session.expectWholeLists()
            return try Self(session, entries)
        }
    }

    private init(_ session: isolated Session, _ entries: [Int]) throws {
        files = try session.query(SQL.listFiles)
        manifests = try session.query(SQL.listManifests)
        kept = try session.query(SQL.listKeptFiles)
        keys = try NameChange.standing(in: session)
        writers = try RunWriter.all(in: session)
        adopted = AdoptedLists(try session.query(SQL.listAdopted))
        members = try session.query(SQL.verifyMembers)
        contacts = try session.query(SQL.verifyContacts)
        caps = try session.query(SQL.verifyCaps)
        counts = try session.query(SQL.verifyCounts)
        sequences = try session.query(SQL.verifySequences, adopted.values)
        audit = try session.query(SQL.verifyAudit)
        governance = try session.query(SQL.verifyGovernance)
        releases = try session.query(SQL.verifyReleases)
        definitions = try session.query(SQL.verifyDefinitions)
        orders = try session.query(SQL.verifyOrders)
        book = SealBook(try session.query(SQL.listSeals))
        var sums: [Seal] = []
        for part in RunSeal.Part.allCases { sums += try RunSeal.sums(part, in: session) }
        sums += try ReleaseSeal.sums(in: session)
        sums += try RefreshSeal.sums(in: session)
        sums += try VersionSeal.sums(in: session)
        sums += try CapsInForce.sums(in: session)
        sums += try KeySeal.sums(of: book.ranges, in: session)
        sums += try KeySeal.origins(in: session)
        sums += try session.query(SQL.sealHandedOver)
        self.sums = sums
        keyBreaches = try Self.keyBreaches(book, in: session)
        var hashes: [Int: String] = [:]
        // Of what is published meanwhile, the manifests in the outbox are read later than this.
        let named = manifests.compactMap { run in
            run.manifest.flatMap { PublishedManifest($0.utf8) }?.audit_head.audit_id
        }
        let ids = Value.bigints(Set(entries + named).sorted().map(Int64.init))
        for row in try session.query(SQL.listAuditHashes, [ids]) {
            hashes[row.auditID] = row.entrySHA256
        }
        self.hashes = hashes
    }

    /// Key spaces that have other numbers of keys than were summed up, since the first of any space were.
    private static func keyBreaches(_ book: SealBook, in session: isolated Session) throws
        -> [String]
    {
        // Ids are given once, to the customers of all spaces in turn.
        guard let first = book.ranges.map(\.after).min() else { return [] }
        var summed: [String: Int] = [:]
        for range in book.ranges {
            let key = SealBook.Key(thing: range.thing, part: "keys")
            summed[range.keySpace, default: 0] += book.newest[key]?.seal.rows ?? 0
        }
        let counts = try KeySeal.counts(after: first, in: session)
        return Set(counts.keys).union(summed.keys).sorted().compactMap { space in
            let (count, known) = (counts[space] ?? 0, summed[space] ?? 0)
            return count == known
                ? nil : "key space \(space): \(count) keys, of which entries sum up \(known)"
        }
    }
}
