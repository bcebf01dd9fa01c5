public import Audit
public import Postgres

/// Sums over the keys of customers, by ranges of ids: what was linked once never changes; and over where they come from.
public enum KeySeal {
    /// A range of customers' ids: those behind `after` up to `last`, in one key space.
    public struct Range: Hashable, Sendable {
        /// Its key space.
        public let keySpace: String
        /// The id before its first, and its last.
        public let after: Int64, last: Int64

        /// The name that its seal bears.
        public var thing: String { "keys \(keySpace) \(after) \(last)" }

        /// Creates a range.
        init(_ keySpace: String, after: Int64, last: Int64) {
            self.keySpace = keySpace
            self.after = after
            self.last = last
        }

        /// Reads a seal's name; `nil` when it is another's.
        public init?(thing: String) {
            let words = thing.split(separator: " ")
            guard words.count == 4, words[0] == "keys", let after = Int64(words[2]),
                let last = Int64(words[3])
            else { return nil }
            self.init(String(words[1]), after: after, last: last)
        }
    }

    /// Seals the keys of customers whose ids lie behind `after`, in the transaction that linked them.
    ///
    /// - Throws: `PostgresError`.
    static func append(after: Int64, _ keySpace: String, in session: isolated Session) throws {
        let last = try lastID(in: session)
        guard last > after else { return }
        let range = Range(keySpace, after: after, last: last)
        try AuditTrail.append(
            "customers_linked",
            range.thing,
            sealing: try sums(of: [range], in: session),
            in: session
        )
    }

    /// The last id that was given.
    static func lastID(in session: isolated Session) throws -> Int64 {
        try session.one(SQL.findLastId).lastID
    }

    /// Returns the sums over ranges.
    ///
    /// - Throws: `PostgresError`.
    public static func sums(of ranges: [Range], in session: isolated Session) throws -> [Seal] {
        try session.query(
            SQL.sealKeys,
            [
                .texts(ranges.map(\.keySpace)), .bigints(ranges.map(\.after)),
                .bigints(ranges.map(\.last)),
            ]
        )
    }

    /// Returns the sum over where the keys of every space come from.
    ///
    /// - Throws: `PostgresError`.
    public static func origins(in session: isolated Session) throws -> [Seal] {
        try session.query(SQL.sealOrigins)
    }

    /// How many keys each key space has behind an id.
    ///
    /// - Throws: `PostgresError`.
    public static func counts(after id: Int64, in session: isolated Session) throws
        -> [String: Int]
    {
        var counts: [String: Int] = [:]
        for row in try session.query(SQL.countKeys, [.bigint(id)]) {
            counts[row.keySpace] = row.keyCount
        }
        return counts
    }
}
