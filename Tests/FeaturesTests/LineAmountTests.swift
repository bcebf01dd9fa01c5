@testable import Features
import TestSupport
import Testing
import Warehouse

/// Features over amounts that are sums of lines.
@Suite(.postgres)
struct LineAmountTests {
    @Test func `features measure what lines come to, and not what became known later`()
        async throws
    {
        var till = try await Till()
        let session = try await TestDatabase.connect()
        for text in [
            "create table till.lines (sale int, price numeric, pieces int, known timestamptz)",
            """
            insert into till.lines values
                (1, 10, 1, '2024-01-01'), (2, 10, 2, '2024-03-01'), (2, 5, 2, '2024-03-01'),
                (3, 20, 1, '2024-03-11'), (4, 20, 2, '2024-03-11'), (4, 1000, 1, '2024-03-31T00:00Z')
            """,
        ] { try await session.sql(text) }
        var set = FeatureSetDefinition()
        set.name = "spend"
        set.features = [
            Till.feature(Sum.self) { $0.column = "amount" },
            Till.feature(Mean.self) { $0.column = "amount" },
            Till.feature(Maximum.self) { ($0.column, $0.windowDays) = ("amount", 25) },
            Till.feature(Count.self),
        ]
        let byColumn = try await till.build(set)
        #expect(byColumn[0] == [100, 25, 40, 4])
        till.definition[.orders]?[.amount] = nil
        till.definition[.orders]?.amountFrom = .lines
        var lines = SourceDefinition(.lines)
        (lines.relation, lines[.order], lines[.loadedAt]) = ("till.lines", "sale", "known")
        (lines[.amount], lines[.times]) = ("price", "pieces")
        till.definition[.lines] = lines
        #expect(try await till.build(set)[0] == byColumn[0])
    }
}
