import TestSupport
import Testing
import Warehouse

/// What is told of exclusions that leave out no row.
@Suite(.postgres)
struct IdleExclusionTests {
    /// A hundred sales, of which none has what an exclusion waits for.
    private func found(
        _ change: (inout Exclusion) -> Void,
        making script: String = "",
        _ map: (inout SourceDefinition) -> Void = { _ in }
    ) async throws -> [String] {
        let session = try await TestDatabase.connect()
        try await session.sql("drop schema if exists till cascade")
        var till = try await Till(
            """
            create table till.people as select i as id from generate_series(1, 100) as i;
            create table till.sales as
            select
                i as sale, i as person, timestamptz '2024-03-30' as at, 5.0 as total, null::timestamptz as gone,
                (array['paid', 'cancelled', 'sent'])[1 + i % 3] as status, 'n' || i % 60 as note,
                format('p%s@example.com', i % 3) as mail
            from generate_series(1, 100) as i;
            \(script)
            """
        )
        var exclusion = Exclusion()
        exclusion.because = "told"
        change(&exclusion)
        var sales = Till.activity("till.sales")
        sales.exclude = [exclusion]
        map(&sales)
        till.warehouse[.orders] = sales
        let check = try await till.check("2024-03-31")
        #expect(check.isPassed, "\(check.findings)")
        return check.findings.filter { $0.code == "exclusion-idle" }
            .map { $0.description.replacing(" [exclusion-idle]", with: "") }
    }

    @Test func `an exclusion that leaves out no row is told, with what there is`() async throws {
        let head = "warning: orders: exclude told leaves out none of 100 rows:"
        let there = "there are cancelled, paid and sent"
        #expect(
            try await found { ($0.column, $0.values) = ("status", ["canceled"]) } == [
                "\(head) status is never canceled → did you mean cancelled? \(there)"
            ]
        )
        #expect(
            try await found { ($0.column, $0.values) = ("status", ["test", "staff"]) } == [
                "\(head) status is never test or staff → \(there)"
            ]
        )
        #expect(
            try await found { ($0.column, $0.values) = ("status", ["Paid"]) }
                .first?.contains("did you mean paid?") == true
        )
        let star = try await found { ($0.column, $0.values) = ("status", ["*"]) }
        #expect(star.count == 1 && star[0].contains("→ * stands for itself alone: "), "\(star)")
        #expect(
            try await found { ($0.column, $0.is) = ("gone", .known) } == [
                "\(head) gone is always null → look at the column, or take the entry out"
            ]
        )
        #expect(
            try await found { ($0.column, $0.is) = ("status", .unknown) }
                .first?.hasPrefix("\(head) status is never null →") == true
        )
        #expect(
            try await found { ($0.column, $0.except) = ("status", ["paid", "cancelled", "sent"]) }
                .first?.hasPrefix("\(head) status is always paid, cancelled or sent →") == true
        )
        #expect(
            try await found(ExclusionTests.bounds("total", below: "9", atLeast: "5.5"))
                .first?.hasPrefix("\(head) total is never below 9 and at least 5.5 →") == true
        )
    }

    @Test func `what leaves out a row is not told, also where another reason counts it`()
        async throws
    {
        #expect(try await found { ($0.column, $0.values) = ("status", ["cancelled"]) } == [])
        let other = "update till.sales set person = null, status = 'test' where sale = 1;"
        #expect(
            try await found({ ($0.column, $0.values) = ("status", ["test"]) }, making: other) {
                var first = Exclusion()
                (first.column, first.is, first.because) = ("person", .unknown, "nobodys")
                $0.exclude.insert(first, at: 0)
            } == [],
            "the first exclusion counts the row, and the second would leave it out as well"
        )
    }

    @Test func `of values that are many or may be somebody's, none is told`() async throws {
        for column in ["note", "mail", "person"] {
            let found = try await found { ($0.column, $0.values) = (column, ["p1@exampel"]) }
            #expect(found.count == 1)
            #expect(
                found.first?.hasSuffix("→ look at the column, or take the entry out") == true,
                "\(found)"
            )
        }
    }
}
