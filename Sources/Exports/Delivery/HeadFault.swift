import Postgres

/// How what the outbox remembers of an export and what the database knows of it differ.
public struct HeadFault: Codable, Hashable, Sendable {
    /// The kind of difference.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        /// The database knows less than was sent: it was restored from a backup, or is another.
        case databaseBehind = "database_behind"
        /// The same number was sent with another manifest.
        case different
        /// The database published lists, and this outbox remembers none.
        case headMissing = "head_missing"
        /// The database published lists that this outbox does not remember.
        case headBehind = "head_behind"
    }

    /// The export, and what is wrong.
    public let export: String, kind: Kind
    /// The last number by the outbox, 0 without a head; and by the database.
    public let headSequence: Int, databaseSequence: Int
    /// How many are on the last list that the outbox remembers.
    public let included: Int

    /// Whether lists were sent whose contacts this database does not know.
    public var hasUnknownContacts: Bool { kind == .databaseBehind || kind == .different }

    /// What is wrong, in words.
    public var words: String {
        switch kind {
        case .databaseBehind where headSequence > databaseSequence:
            "\(export): number \(headSequence) was sent, and the database knows \(databaseSequence)"
        case .databaseBehind:
            "\(export): number \(headSequence) was sent, and the database's audit trail does not know of it"
        case .different:
            "\(export): number \(headSequence) was sent with another manifest than the database has"
        case .headMissing:
            "\(export): the database published number \(databaseSequence), and the outbox remembers nothing"
        case .headBehind:
            "\(export): the database published past number \(headSequence), which the outbox remembers last"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case export, kind, included
        case headSequence = "head_sequence"
        case databaseSequence = "database_sequence"
    }

    /// What the database knows of an export.
    struct Stand: Sendable {
        let last: Int, lastSHA256: String?, published: Int
        /// The manifest of the run with the head's number, where it is a run of this database.
        let namedSHA256: String?

        init(_ row: SQL.ListStandsRow) {
            last = row.lastSequence
            lastSHA256 = row.lastManifestSHA256
            published = row.publishedSequence
            namedSHA256 = row.manifestSHA256
        }
    }

    /// Compares one export's head with the database; `nil` when they agree.
    ///
    /// A number that is committed and not published may be in the head or not: it is written before the first file
    /// is linked.
    init?(_ export: String, _ head: OutboxHead?, _ stand: Stand, isEntryKnown: (OutboxHead) -> Bool)
    {
        var kind: Kind?
        if let head {
            if head.sequence > stand.last || !isEntryKnown(head) {
                kind = .databaseBehind
            } else if head.sequence == stand.last {
                kind = stand.lastSHA256 == head.manifestSHA256 ? nil : .different
            } else if stand.published > head.sequence {
                kind = .headBehind
            } else if let named = stand.namedSHA256, named != head.manifestSHA256 {
                kind = .different
            }
        } else if stand.published > 0 {
            kind = .headMissing
        }
        guard let kind else { return nil }
        self.export = export
        self.kind = kind
        headSequence = head?.sequence ?? 0
        databaseSequence = stand.last
        included = head?.included ?? 0
    }
}
