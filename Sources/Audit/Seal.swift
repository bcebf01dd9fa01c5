public import Postgres

/// A sum over rows that decide who gets what, as the audit trail keeps it and a verifier finds it again.
///
/// Rows are written out in one form and in the order of their key, and hashed; many of them by chunks of 4,096
/// ids, and the chunks' digests again. Nothing of it hangs on a session's settings.
public struct Seal: Hashable, Sendable {
    /// What was summed up: `run 12`, `release 3`; and which of its rows: `candidates`.
    public let thing: String, part: String
    /// How many rows.
    public let rows: Int
    /// The SHA-256 in hexadecimal; empty for no rows.
    public let sha256: String

    /// Creates a seal.
    public init(of thing: String, _ part: String, rows: Int = 0, sha256: String = "") {
        self.thing = thing
        self.part = part
        self.rows = rows
        self.sha256 = sha256
    }
}

extension Seal: DecodableRow {
    /// What a statement that sums up returns.
    public static let columns = ["sealed_thing", "part", "row_count", "sha256"]

    /// Reads what such a statement returned.
    ///
    /// - Throws: `PostgresError`.
    public init(_ row: Row) throws(PostgresError) {
        thing = try row.value(0)
        part = try row.value(1)
        rows = try row.value(2)
        sha256 = try row.value(3)
    }
}

extension [Seal] {
    /// The same with an empty seal for each of a thing's `parts` that has no rows: an older sum of more is over.
    public func complete(_ thing: String, _ parts: [String]) -> Self {
        self
            + parts.filter { part in !contains { $0.thing == thing && $0.part == part } }
            .map { Seal(of: thing, $0) }
    }
}
