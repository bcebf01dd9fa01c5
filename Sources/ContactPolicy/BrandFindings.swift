public import Postgres
public import Warehouse

/// The brands that exports are of, beside those that consents are to.
public enum BrandFindings {
    /// Finds brands that nobody can have agreed to, and consents that do not tell several brands apart.
    ///
    /// - Parameters:
    ///   - brands: the brands of exports on channels that ask consent.
    ///   - catalog: the warehouse.
    ///   - sources: sessions that read it.
    /// - Returns: a warning a brand, or one for all; none where no consents are mapped.
    /// - Throws: `WarehouseError` when a column holds no brands; `PostgresError`.
    public static func find(
        _ brands: Set<String>,
        _ catalog: WarehouseCatalog,
        from sources: SessionPool
    ) async throws -> [Finding] {
        guard catalog.sources[.consents] != nil,
            (try? catalog.requireSound([.consents])) != nil
        else { return [] }
        guard let held = try await ConsentSpellings.brands(catalog, from: sources) else {
            guard brands.count > 1 else { return [] }
            return [
                Finding(
                    .warning,
                    as: ContactFinding.brandsUntold,
                    SourceRole.consents.rawValue,
                    "no brand is mapped, and exports are of \(brands.sorted().joined(separator: ", ")): "
                        + "who agrees to one may be written to by all",
                    fix: "map brand: where a consent is to one brand"
                )
            ]
        }
        let spellings = ConsentSubjects.spellings(held)
        return brands.sorted().filter { spellings[ConsentSubjects.canonical($0)] == nil }.map {
            Finding(
                .warning,
                as: ContactFinding.brandUnheld,
                "brand \($0)",
                "exports are of it, and no consent is to it: nobody can be on its lists",
                fix: "the consents are to \(ConsentSubjects.names(spellings)): "
                    + "say brand: under exports/ as they call it"
            )
        }
    }
}
