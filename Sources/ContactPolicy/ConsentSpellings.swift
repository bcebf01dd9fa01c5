import Postgres
import Warehouse

/// What a consents source says its rows are about, as it spells it: their purposes, or their brands.
enum ConsentSpellings {
    /// Most spellings that are told apart: a column of more holds neither.
    static let most = 10_000

    /// The purposes that the consents are for.
    ///
    /// - Returns: each spelling; none where no consents are mapped.
    /// - Throws: `WarehouseError` when there are more than ``most``; `PostgresError`.
    static func purposes(
        _ catalog: WarehouseCatalog,
        from sources: SessionPool
    ) async throws -> [String] {
        guard let source = catalog.sources[.consents] else { return [] }
        switch try ConsentsSource(source).purposes {
        case .named(let purposes): return purposes
        case .column(let column):
            return try await read(column, mappedAs: "purpose", of: source, from: sources)
        }
    }

    /// The brands that the consents are to.
    ///
    /// - Returns: each spelling; `nil` where each is to every brand.
    /// - Throws: `WarehouseError` when there are more than ``most``; `PostgresError`.
    static func brands(
        _ catalog: WarehouseCatalog,
        from sources: SessionPool
    ) async throws -> [String]? {
        guard let source = catalog.sources[.consents], let column = source.definition[.brand] else {
            return nil
        }
        return try await read(column, mappedAs: "brand", of: source, from: sources)
    }

    private static func read(
        _ column: String,
        mappedAs key: String,
        of source: Source,
        from sources: SessionPool
    ) async throws -> [String] {
        let statement = Templates.listSpellings.filled([
            "value": source.text(column, alias: "base"),
            "base": source.base, "limit": .bigint(Int64(most + 1)),
        ])
        let rows = try await sources.query(statement)
        guard rows.count <= most else {
            throw WarehouseError.contractBroken([
                Finding(
                    .error,
                    as: ContactFinding.subjectsTooMany,
                    SourceRole.consents.rawValue,
                    "\(key) (\(column)) has more than \(most) different values",
                    fix: "map the column that says of which \(key) a consent is"
                )
            ])
        }
        return rows.map(\.spelling)
    }
}
