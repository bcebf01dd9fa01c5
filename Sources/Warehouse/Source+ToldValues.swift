import Postgres
import Texts

extension Source {
    /// Most values of a column that are told.
    private static let mostTold = 12
    /// Fewest rows a value, of all values together: what stands in that many is no person's own.
    private static let fewestRows = 5

    /// The values of a column that people may be told, most rows first; none where they are many, or may be somebody's, as
    /// keys and addresses are.
    ///
    /// - Throws: `PostgresError` when the column cannot be read.
    func toldValues(of column: String, from sources: SessionPool) async throws -> [String] {
        guard definition.mayTell(of: column) else { return [] }
        let statement = Templates.listSpellings.filled([
            "value": text(column, alias: "base"), "base": base,
            "condition": Expression.true, "limit": .bigint(Int64(Self.mostTold + 1)),
        ])
        let rows = try await sources.query(statement)
        let arePlain = rows.allSatisfy {
            $0.spelling.utf8.count <= 40 && !$0.spelling.looksLikeContactDetail
        }
        let areShared = rows.reduce(0) { $0 + $1.rowCount } >= rows.count * Self.fewestRows
        return rows.count <= Self.mostTold && arePlain && areShared ? rows.map(\.spelling) : []
    }
}
