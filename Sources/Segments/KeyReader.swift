import Postgres
import Warehouse

/// Reads the keys of whom conditions over the sources hold for.
struct KeyReader: Sendable {
    let sources: SessionPool

    /// Reads what each condition asks for into a table of `own`'s transaction.
    ///
    /// - Parameters:
    ///   - copies: what reads each condition's keys.
    ///   - own: whose transaction the tables are of.
    /// - Returns: the tables' names.
    /// - Throws: `PostgresError`.
    func read(
        _ copies: [RuleCondition: Statement],
        on own: Session
    ) async throws -> [RuleCondition: String] {
        guard !copies.isEmpty else { return [:] }
        return try await SourceSnapshot.of(sources) { snapshot in
            var tables: [RuleCondition: String] = [:]
            for (condition, copy) in copies {
                let table = Self.table(tables.count)
                try await own.query(Self.make(table))
                try await snapshot.copy(copy, into: table, on: own)
                tables[condition] = table
            }
            return tables
        }
    }

    /// The name of the table of one of several conditions.
    static func table(_ number: Int) -> String { "attributed_\(number)" }

    /// Makes a condition's table.
    static func make(_ table: String) -> Statement {
        Templates.makeAttributed.filled(["table": .identifier(table)])
    }
}
