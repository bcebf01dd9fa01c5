import Postgres
import TestSupport
import Testing

@Suite(.postgres)
struct QueryTests {
    /// Somebody on a list.
    struct Listed: DecodableRow, Equatable {
        static let columns = ["customer_id", "left_out_reason"]
        let customerID: Int64
        let leftOutReason: String?

        init(_ row: Row) throws(PostgresError) {
            customerID = try row.value(0)
            leftOutReason = try row.optional(1)
        }
    }

    /// Runs a query of `Listed` and returns customers and reasons, or what was refused.
    private func listed(_ text: String) async throws -> [String] {
        let session = try await TestDatabase.connect()
        do throws(PostgresError) {
            let rows = try await session.query(Query<Listed>(path: "test/listed", text: text))
            return rows.map { "\($0.customerID) \($0.leftOutReason ?? "stays")" }
        } catch {
            return [error.debugDescription]
        }
    }

    @Test func `every row has the type of its query`() async throws {
        let found = try await listed(
            "select 1::bigint as customer_id, null::text as left_out_reason union all select 2, 'capped'"
        )
        #expect(found == ["1 stays", "2 capped"])
    }

    @Test(arguments: [
        ("select 1::bigint as customer_id", "column 3: others than 2 were returned"),
        (
            "select null::text as left_out_reason, 1::bigint as customer_id",
            "column customer_id: another stands in its place"
        ),
        (
            "select null::bigint as customer_id, null::text as left_out_reason",
            "column customer_id: is null"
        ),
        (
            "select 'x'::text as customer_id, null::text as left_out_reason",
            "column customer_id: type 25 is not Int64"
        ),
    ])
    func `a row that is not of its type is refused`(_ text: String, _ words: String) async throws {
        #expect(try await listed(text) == ["in test/listed: \(words)"])
        let session = try await TestDatabase.connect()
        let error = await #expect(throws: PostgresError.self) {
            try await session.query(Query<Listed>(path: "test/listed", text: text))
        }
        #expect(error?.tells("value-unreadable") == true)
    }

    @Test func `a query that returns no row where one is wanted is refused`() async throws {
        let session = try await TestDatabase.connect()
        let nobody = Query<Listed>(
            path: "test/nobody",
            text: "select 1::bigint as customer_id, null::text as left_out_reason where false"
        )
        let error = await #expect(throws: PostgresError.self) { try await session.one(nobody) }
        #expect(error?.tells("rows-missing") == true)
    }
}
