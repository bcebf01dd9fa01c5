import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// Texts that are compared whatever their capitals, in a database whose small letters are Turkish.
@Suite(.turkishPostgres)
struct FoldingTests {
    @Test(arguments: [
        ("IDA@Island.example", "ida@island.example"), ("ida@x.example", "ida@x.example"),
    ])
    func `an address is folded as everywhere`(cell: String, folded: String) async throws {
        #expect(try await Fragments.cleanAddress.read(cell) == folded)
    }

    @Test func `a key is folded as everywhere`() async throws {
        #expect(try await Fragments.plainKey.read(" ID-I \"") == "id-i")
    }
}

extension Fragment {
    /// What it makes of a value.
    func read(_ value: String) async throws -> String? {
        let columns = Columns(named: [
            ("made", filled(["value": Expression.parameter(1, "text")]))
        ])
        let statement = Template(path: "test", text: "select \"{columns}\".*")
            .filled(["columns": columns])
        let row = try await TestDatabase.pool().query(statement, [.text(value)])[0]
        return try row.optional("made")
    }
}
