import Foundation
import Shapes
import Testing

@testable import Warehouse

/// What follows from a role's table: what the contract reads, and what is hashed of it.
struct RoleTableTests {
    /// Reads a source of a role that maps one column besides those that it cannot do without.
    private func issues(_ role: SourceRole, mapping key: ColumnKey) -> [String] {
        let required = role.columns.filter { $0.isRequired && $0.key != key }.map(\.key)
        let lines = (required + [key]).map { "\($0.rawValue): its_\($0.rawValue)" }
        var reader = DefinitionReader()
        let node = reader.compose((["relation: shop.rows"] + lines).joined(separator: "\n"))
        let source = node.flatMap { Shape.source(role).read($0, &reader) }
        if reader.issues.isEmpty {
            #expect(source?.role == role)
            #expect(source?[key] == "its_\(key.rawValue)")
        }
        return reader.issues.map(\.message)
    }

    @Test(arguments: SourceRole.allCases, ColumnKey.allCases)
    func `a source maps each column of its role, and none of another's`(
        _ role: SourceRole,
        _ key: ColumnKey
    ) {
        let issues = issues(role, mapping: key)
        if role.column(key) == nil {
            #expect(issues.count == 1)
            #expect(issues.first?.hasPrefix("unknown key \"\(key.rawValue)\"") == true)
        } else {
            #expect(issues == [])
        }
    }

    @Test func `a suppression names somebody by a key, or by whatever customers are reached by`() {
        let naming = SourceRole.allCases.flatMap { role in
            role.columns.filter(\.namesSomebody).map { "\(role.rawValue) \($0.key.rawValue)" }
        }
        let reaching = SourceRole.customers.columns.filter { $0.reach != nil }.map(\.key)
        #expect(reaching.starts(with: [.email, .phone]))
        let expected = [.customer] + reaching
        #expect(naming == expected.map { "suppressions \($0.rawValue)" })
    }

    @Test func `customers whom nothing reaches are counted with each way there is`() throws {
        let customers = Source(
            definition: SourceDefinition(.customers),
            schema: "shop",
            name: "customers",
            columnTypes: [:],
            zone: "UTC"
        )
        let found = UsedRows(incompleteRows: 2).findings(in: customers, currency: "EUR")
        let message = try #require(found.first?.message)
        #expect(found.count == 1 && message.hasPrefix("2 rows have neither e-mail nor phone"))
        for reach in SourceRole.customers.reaches { #expect(message.contains(reach.name)) }
    }

    @Test func `another role's column is mapped by no code either`() async {
        await #expect(processExitsWith: .failure) {
            var customers = SourceDefinition(.customers)
            customers[.granted] = "word"
        }
    }

    @Test func `a source that plays another part takes no place`() async {
        await #expect(processExitsWith: .failure) {
            var warehouse = WarehouseDefinition()
            warehouse[.orders] = SourceDefinition(.events)
        }
    }

    @Test(arguments: SourceRole.allCases)
    func `each column that is mapped is part of what is hashed`(_ role: SourceRole) throws {
        func body(_ change: (inout SourceDefinition) -> Void) throws -> String {
            var warehouse = WarehouseDefinition()
            var source = SourceDefinition(role)
            change(&source)
            warehouse[role] = source
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(warehouse), as: UTF8.self)
        }
        let bodies = try role.columns.map { column in
            try body { $0[column.key] = "its" }
        }
        let bare = try body { _ in }
        #expect(Set(bodies + [bare]).count == role.columns.count + 1)
        for (column, body) in zip(role.columns, bodies) {
            #expect(body.contains("\"\(column.key.rawValue)\":\"its\""))
        }
    }

    @Test func `every word of the contract is a column of some role`() {
        let used = Set(SourceRole.allCases.flatMap(\.columns).map(\.key))
        #expect(used == Set(ColumnKey.allCases))
    }
}
