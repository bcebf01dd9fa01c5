import Testing

@testable import Warehouse

/// What each role maps, column by column.
struct RoleMappingTests {
    /// A mapping of every column of a role, each to a column of its own.
    private func whole(_ role: SourceRole) -> SourceDefinition {
        var mapping = SourceDefinition()
        mapping.relation = "shop.\(role.rawValue)"
        for column in role.columns { mapping[keyPath: column.path] = "its_\(column.key)" }
        return mapping
    }

    private func source(_ role: SourceRole, _ types: [String: ColumnType] = [:]) -> Source {
        Source(
            role: role,
            definition: whole(role),
            schema: "shop",
            name: role.rawValue,
            columnTypes: types
        )
    }

    private func check(_ role: SourceRole, holding type: ColumnType) -> [String] {
        let types = role.columns.map { ("its_\($0.key)", type) }
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
    func `each column has a key, a place and a meaning of its own`(_ role: SourceRole) {
        let columns = role.columns
        #expect(Set(columns.map(\.key)).count == columns.count)
        #expect(Set(columns.map { $0.path as AnyKeyPath }).count == columns.count)
        for column in columns { #expect(!column.meaning.isEmpty, "\(column.key)") }
    }

    @Test(arguments: SourceRole.allCases)
    func `what is mapped is called as the contract calls it`(_ role: SourceRole) {
        let mapped = source(role).mappedColumns
        #expect(mapped.map(\.name) == role.columns.map(\.key))
        for (name, column) in mapped { #expect(column == "its_\(name)") }
    }

    @Test(arguments: SourceRole.allCases)
    func `a column of a type that cannot be used is told by its key`(_ role: SourceRole) {
        let found = check(role, holding: .other)
        let judged = role.columns.filter { !$0.kind.fits(.other, in: SourceDefinition()) }
        #expect(found.count == judged.count)
        for (message, column) in zip(found, judged) {
            #expect(message.hasPrefix("\(column.key) is column its_\(column.key) of type other"))
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
            mapping[keyPath: column.path] = nil
            let source = Source(
                role: role,
                definition: mapping,
                schema: "shop",
                name: role.rawValue,
                columnTypes: [:]
            )
            let error = #expect(throws: WarehouseError.self) { try source.required(column.path) }
            guard case .unknownColumn(role.rawValue, column.key, _)? = error else {
                Issue.record("\(column.key): \(String(describing: error))")
                continue
            }
        }
    }
}
