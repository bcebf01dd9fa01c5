import Audit
public import Postgres
public import Texts

extension SourceCheck {
    /// A source that has far fewer rows than the check before could use, or that is mapped no more, which nobody accepted.
    public struct Shrink: Sendable {
        /// The source.
        public let role: SourceRole
        /// How many rows can be used by now; none where it is mapped no more.
        public let rows: Int
        /// How many the check before could use, and which that is.
        let before: CountBefore

        /// What a finding says to do where it is meant.
        static func fix(_ role: SourceRole) -> String {
            "if it is meant: segcast check --accept \(role.rawValue) --reason WHY"
        }
    }

    /// Accepts that a source shrank to the rows that it has: this question is answered, at that number and down to no
    /// fewer, until a check has passed; the login and the reason stand in the audit trail.
    ///
    /// - Throws: ``WarehouseError/nothingShrank(source:)`` where nothing is asked of the source; `PostgresError`.
    public func accept(
        _ role: SourceRole,
        because reason: Reason,
        in pool: SessionPool
    ) async throws {
        guard let shrink = shrinks.first(where: { $0.role == role }) else {
            throw WarehouseError.nothingShrank(source: role.rawValue)
        }
        let values: [Value] = [
            .text(role.rawValue), .bigint(shrink.before.checkID), .bigint(Int64(shrink.rows)),
            .text(reason.text),
        ]
        try await pool.transaction { session in
            try session.query(SQL.insertSourceAcceptance, values)
            try AuditTrail.append(
                "source_accepted",
                "\(role.rawValue) at \(shrink.rows) rows where check \(shrink.before.checkID) could use \(shrink.before.rows)",
                because: reason,
                sealing: [],
                in: session
            )
        }
    }
}
