public import Postgres
public import Warehouse

/// The purposes that a consents source spells in a column of its own.
public struct ConsentSpellings: Sendable {
    /// Most spellings that are told apart: a column of more holds no purposes.
    public static let most = 10_000

    /// Each spelling.
    public let found: [String]

    /// Reads them; `nil` when consents are not mapped, or are all for one purpose that the contract names.
    ///
    /// - Throws: `WarehouseError` when there are more than ``most``; `PostgresError`.
    public init?(_ catalog: WarehouseCatalog, from sources: SessionPool) async throws {
        guard let source = catalog.sources[.consents], let column = source.definition.purpose
        else { return nil }
        let statement = Templates.listSpellings.filled([
            "value": source.text(column, alias: "base"),
            "base": source.base, "limit": .bigint(Int64(Self.most + 1)),
        ])
        let rows = try await sources.query(statement)
        guard rows.count <= Self.most else {
            throw WarehouseError.contractBroken([
                Finding(
                    .error,
                    SourceRole.consents.rawValue,
                    "purpose (\(column)) has more than \(Self.most) different values",
                    fix: "map the column that says what a consent is for"
                )
            ])
        }
        found = rows.map(\.spelling)
    }
}
