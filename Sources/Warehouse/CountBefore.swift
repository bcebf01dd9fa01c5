import Postgres

/// How many rows of a source the last check that passed could use, and what somebody accepted since.
struct CountBefore: Sendable {
    let rows: Int
    /// The check.
    let checkID: Int64
    /// Down to how many rows somebody said that it is right, and who.
    let accepted: (rows: Int, by: String)?

    /// Whether `rows` are no fewer than somebody accepted.
    func isAccepted(_ rows: Int) -> Bool { accepted.map { rows >= $0.rows } ?? false }

    /// Reads what was counted of a source before an as-of; `nil` where it was never.
    ///
    /// - Throws: `PostgresError`.
    static func last(_ role: SourceRole, asOf: Instant, in pool: SessionPool) async throws -> Self?
    {
        let values: [Value] = [.text(role.rawValue), .timestamptz(asOf)]
        guard let row = try await pool.query(SQL.findLastCount, values).first else { return nil }
        return try await Self(role, rows: row.rowCount, checkID: row.checkID, in: pool)
    }

    /// The same of a source that the contract maps no more; `nil` where no check ever read one.
    ///
    /// Whatever day is looked at, and whatever was checked in between: a check of another contract, or of an earlier day,
    /// makes nobody forgotten.
    ///
    /// - Throws: `PostgresError`.
    static func dropped(_ role: SourceRole, in pool: SessionPool) async throws -> Self? {
        let found = try await pool.query(SQL.findDroppedCount, [.text(role.rawValue)])
        guard let row = found.first else { return nil }
        return try await Self(role, rows: row.rowCount, checkID: row.checkID, in: pool)
    }

    private init(
        _ role: SourceRole,
        rows: Int,
        checkID: Int64,
        in pool: SessionPool
    ) async throws {
        let values: [Value] = [.text(role.rawValue), .bigint(checkID)]
        self.rows = rows
        self.checkID = checkID
        accepted = try await pool.query(SQL.findSourceAcceptance, values).first.map {
            (rows: $0.rowCount, by: $0.acceptedBy)
        }
    }
}
