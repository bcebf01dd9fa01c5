import Channels
import Countries
import Postgres
import Warehouse

/// The countries that customers name, in which a number without `+` may be dialled.
enum CustomerCountries {
    /// Most spellings of a country that are read: more than there are countries and ways to write them.
    private static let mostSpellings = 100_000

    /// Reads their codes; none where neither customers nor suppressions have numbers, or no country can be read.
    static func read(_ catalog: WarehouseCatalog, from sources: SessionPool) async throws
        -> [String]
    {
        guard let customers = catalog.sources[.customers],
            [customers, catalog.sources[.suppressions]].contains(where: {
                $0?.isDialled == true
            }),
            let column = customers.definition[.country],
            !customers.definition.hashedDetails.contains("country")
        else { return [] }
        let statement = Templates.listSpellings.filled([
            "value": customers.text(column, alias: "base"),
            "base": customers.base, "limit": .bigint(Int64(mostSpellings)),
        ])
        let spellings = try await sources.query(statement).map(\.spelling)
        return Set(spellings.compactMap(Country.code)).sorted()
    }
}

extension Source {
    /// Whether it has a column of what is dialled.
    fileprivate var isDialled: Bool {
        ContactField.allCases.contains {
            $0.identifier?.isDialled == true && column(under: $0.rawValue) != nil
        }
    }
}
