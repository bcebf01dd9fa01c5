import Postgres
import TestSupport
import Testing
import Warehouse

/// What customers did whom the contract leaves out.
@Suite(.postgres)
struct ExcludedCustomerTests {
    /// Four people, of whom two are of the staff, with six sales and a consent each; a line a sale, of its order.
    private func till() async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i as id, i > 2 as is_staff from generate_series(1, 4) as i;
            create table till.sales as
            select i as sale, 1 + i % 5 as person, timestamptz '2024-03-01' as at
            from generate_series(1, 10) as i;
            create table till.lines as select sale as line, sale from till.sales;
            create table till.words as
            select id as person, true as is_granted, timestamptz '2024-03-01' as at from till.people;
            """
        )
        var staff = Exclusion()
        (staff.column, staff.values, staff.because) = ("is_staff", ["true"], "staff")
        till.warehouse.customers.exclude = [staff]
        var sales = Till.activity("till.sales")
        sales[.key] = "sale"
        till.warehouse[.orders] = sales
        var lines = SourceDefinition(.lines)
        (lines.relation, lines[.key], lines[.order]) = ("till.lines", "line", "sale")
        till.warehouse[.lines] = lines
        var consents = SourceDefinition(.consents)
        (consents.relation, consents[.customer], consents.purposeIs) = (
            "till.words", "person", "ads"
        )
        (consents[.granted], consents[.recordedAt]) = ("is_granted", "at")
        till.warehouse[.consents] = consents
        return till
    }

    @Test func `their orders and lines are counted apart from those that are used`() async throws {
        let check = try await till().check("2024-03-05")
        func counts(_ source: String) -> [String: Int] {
            Dictionary(
                uniqueKeysWithValues: check.counts.filter { $0.source == source }
                    .map { ($0.reason, $0.rows) }
            )
        }
        let expected = ["used": 4, "excluded_customer": 4, "unknown_customer": 2]
        #expect(counts("orders") == expected && counts("lines") == expected)
        let told = check.findings.filter { $0.message.contains("excluded_customer") }
        #expect(told.map(\.severity) == [.note, .note])
        #expect(
            told.first?.message
                == "4 of 10 rows set aside: excluded_customer: they are of customers whom exclude: of customers leaves out"
        )
    }

    @Test func `what they said counts, for it denies them all the same`() async throws {
        let check = try await till().check("2024-03-05")
        #expect(check.counts.filter { $0.source == "consents" }.map(\.rows) == [4])
    }

    @Test func `whoever has a row that is kept is not left out`() async throws {
        let till = try await till()
        try await TestDatabase.connect().sql("insert into till.people values (3, false)")
        let check = try await till.check("2024-03-05")
        let apart = check.counts.first {
            $0.source == "orders" && $0.reason == "excluded_customer"
        }
        #expect(apart?.rows == 2)
    }
}
