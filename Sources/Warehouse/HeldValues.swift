public import Postgres
import Texts

/// Values that definitions go by, beside those that the columns hold: a rule that goes by a value which no row has keeps
/// nobody, or drops nobody, and says so nowhere else.
public enum HeldValues {
    /// Values that a definition goes by.
    public struct Asked: Hashable, Sendable {
        /// The source, and the name of its column.
        public let role: SourceRole, column: String
        /// The values.
        public let values: [String]
        /// What goes by them, such as `feature visits_30d`.
        public let place: String

        /// Creates what is asked.
        public init(_ role: SourceRole, _ column: String, _ values: [String], by place: String) {
            self.role = role
            self.column = column
            self.values = values
            self.place = place
        }
    }

    /// Finds values that no row has, each with the nearest that one has.
    ///
    /// - Parameters:
    ///   - asked: what definitions go by; granted values of consents are asked besides.
    ///   - catalog: the warehouse.
    ///   - sources: sessions that read it.
    /// - Returns: a warning for each that lacks values; none of sources that break the contract.
    /// - Throws: `PostgresError`.
    public static func find(
        _ asked: [Asked],
        _ catalog: WarehouseCatalog,
        from sources: SessionPool
    ) async throws -> [Finding] {
        var found: [Finding] = []
        for granted in granted(catalog.definition[.consents]) {
            let missing = try await missing(granted, catalog, sources)
            found += missing.map {
                Finding(
                    .warning,
                    .grantedUnheld,
                    SourceRole.consents.rawValue,
                    $0.words + ": nobody agrees by it",
                    fix: $0.fix
                )
            }
        }
        for asked in asked {
            found += try await missing(asked, catalog, sources).map {
                Finding(.warning, .valueUnheld, asked.role.rawValue, $0.words, fix: $0.fix)
            }
        }
        return found
    }

    /// The values that mean yes, of one answer in a row or of several.
    private static func granted(_ consents: SourceDefinition?) -> [Asked] {
        guard let consents else { return [] }
        let word = ColumnKey.granted.rawValue
        let single = Asked(.consents, word, consents.grantedValues, by: "granted_values")
        let several = (consents.grants ?? []).map { grant in
            let purpose = grant.purpose
            return Asked(
                .consents,
                "\(word) of \(purpose)",
                grant.grantedValues,
                by: "granted_values of \(purpose)"
            )
        }
        return ([single] + several).filter { !$0.values.isEmpty }
    }

    /// What no row has, in words, and what to write instead; one for all values.
    private static func missing(
        _ asked: Asked,
        _ catalog: WarehouseCatalog,
        _ sources: SessionPool
    ) async throws -> [(words: String, fix: String)] {
        guard (try? catalog.requireSound([asked.role])) != nil,
            let source = catalog.sources[asked.role],
            let column = source.mappedColumns.first(where: { $0.name == asked.column })?.column
        else { return [] }
        var binder = Binder()
        let value = source.text(column, alias: "base")
        let statement = Templates.findHeldValues.filled([
            "value": value, "base": source.base,
            "wanted": binder.bind(.texts(asked.values), as: "text[]"),
        ])
        let held = Set(try await sources.query(statement, binder.values).map(\.held))
        let missing = asked.values.filter { !held.contains($0) }
        guard !missing.isEmpty else { return [] }
        let told = try await source.toldValues(of: column, from: sources)
        let near = missing.compactMap { nearest(to: $0, among: told) }.first
        let all = told.isEmpty ? "" : "there are \(told.joined(separator: ", "))"
        return [
            (
                "\(asked.place): no row has \(missing.joined(separator: " or ")) as \(asked.column) (\(column))",
                near.map { "did you mean \($0)? \(all)" }
                    ?? (all.isEmpty ? "write the value as the column does" : all)
            )
        ]
    }
}
