import Postgres
import Testing

@testable import Warehouse

/// What each role maps, column by column.
struct RoleMappingTests {
    /// A mapping of every column of a role, each to a column of its own.
    private func whole(_ role: SourceRole) -> SourceDefinition {
        var mapping = SourceDefinition(role)
        mapping.relation = "shop.\(role.rawValue)"
        for column in role.columns { mapping[column.key] = "its_\(column.key.rawValue)" }
        return mapping
    }

    private func source(_ role: SourceRole, _ types: [String: ColumnType] = [:]) -> Source {
        Source(
            definition: whole(role),
            schema: "shop",
            name: role.rawValue,
            columnTypes: types,
            zone: "UTC"
        )
    }

    private func check(_ role: SourceRole, holding type: ColumnType) -> [String] {
        let types = role.columns.map { ("its_\($0.key.rawValue)", type) }
        return ContractCheck(
            definition: WarehouseDefinition(),
            sources: [:],
            relations: [],
            unreadable: [],
            cut: []
        )
        .typeFindings(source(role, Dictionary(uniqueKeysWithValues: types))).map(\.message)
    }

    @Test(arguments: SourceRole.allCases)
    func `each column has a key and a meaning of its own`(_ role: SourceRole) {
        let columns = role.columns
        #expect(Set(columns.map(\.key)).count == columns.count)
        for column in columns { #expect(!column.meaning.isEmpty, "\(column.key)") }
        #expect(columns.contains { $0.key == role.mapping.owner } || role == .products)
        #expect(!role.isActivity || columns.contains { $0.key == role.mapping.time })
    }

    @Test(arguments: SourceRole.allCases)
    func `what is mapped is called as the contract calls it`(_ role: SourceRole) {
        let mapped = source(role).mappedColumns
        #expect(mapped.map(\.name) == role.columns.map(\.key.rawValue))
        for (name, column) in mapped { #expect(column == "its_\(name)") }
    }

    @Test(arguments: SourceRole.allCases)
    func `whose a row is, is one expression, by whatever name it is asked for`(_ role: SourceRole) {
        let source = source(role)
        let word = role.mapping.owner.rawValue
        guard role != .products else { return #expect(source.ownerKey() == nil) }
        #expect(source.ownerKey() == .column("base", "its_\(word)"))
        for alias in ["base", "parent", "people"] {
            #expect(source.mapped(word, alias: alias) == source.ownerKey(alias: alias))
        }
    }

    @Test func `a line's customer may be a name of one's own, and is no key then`() throws {
        var mapping = SourceDefinition(.lines)
        mapping.columns = ["customer": "payer"]
        let lines = Source(
            definition: mapping,
            schema: "shop",
            name: "lines",
            columnTypes: [:],
            zone: "UTC"
        )
        #expect(lines.ownerKey() == nil)
        #expect(lines.mapped("customer") == .column("base", "payer"))
        #expect(lines.mapped("order") == nil)
    }

    @Test(arguments: SourceRole.allCases)
    func `a column of a type that cannot be used is told by its key`(_ role: SourceRole) {
        let found = check(role, holding: .other)
        let judged = role.columns.filter { !$0.kind.fits(.other, in: SourceDefinition(role)) }
        #expect(found.count == judged.count)
        for (message, column) in zip(found, judged) {
            let word = column.key.rawValue
            #expect(message.hasPrefix("\(word) is column its_\(word) of type other"))
        }
    }

    @Test func `a time of consents is told by the key that stands in the contract`() {
        #expect(
            check(.consents, holding: .text).contains(
                "recorded_at is column its_recorded_at of type text, which is no time"
            )
        )
    }

    @Test(arguments: SourceRole.allCases)
    func `a role's column that is missing is told by its key`(_ role: SourceRole) throws {
        for column in role.columns {
            var mapping = whole(role)
            mapping[column.key] = nil
            let source = Source(
                definition: mapping,
                schema: "shop",
                name: role.rawValue,
                columnTypes: [:],
                zone: "UTC"
            )
            let error = #expect(throws: WarehouseError.self) { try source.required(column.key) }
            guard case .unknownColumn(role.rawValue, column.key.rawValue, _)? = error else {
                Issue.record("\(column.key): \(String(describing: error))")
                continue
            }
        }
    }
}
