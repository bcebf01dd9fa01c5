@testable import Features
import Identity
import Postgres
import TestSupport
import Testing
import Warehouse

/// A shop of two customers whose features are worked out by hand.
@Suite(.postgres)
struct PointInTimeTests {
    private func feature(
        _ measure: any Measure.Type,
        _ change: (inout FeatureDefinition) -> Void = { _ in }
    ) -> FeatureDefinition { Till.feature(measure, change) }

    private var set: FeatureSetDefinition {
        var set = FeatureSetDefinition()
        set.name = "till"
        set.features = [
            feature(Count.self), feature(Sum.self) { $0.column = "amount" },
            feature(Mean.self) { $0.column = "amount" },
            feature(Minimum.self) { $0.column = "amount" },
            feature(Maximum.self) { $0.column = "amount" },
            feature(Distinct.self) { $0.column = "shop" }, feature(ActiveDays.self),
            feature(DaysSinceLast.self),
            feature(DaysSinceFirst.self), feature(GapMean.self), feature(GapSpread.self),
            feature(GapLast.self),
            feature(Count.self) {
                $0.name = "recent"
                $0.windowDays = 30
            },
            feature(Ratio.self) {
                $0.numerator = "recent"
                $0.denominator = "count"
            },
            feature(Share.self) { $0.filter = RowFilter(where: ["shop": ["north"]]) },
            feature(Trend.self) {
                $0.windowDays = 30
                $0.beforeDays = 90
            },
            feature(Count.self) {
                $0.name = "elsewhere"
                $0.filter = RowFilter(whereNot: ["shop": ["north"]])
            },
        ]
        return set
    }

    @Test func `each measure is what one works out by hand`() async throws {
        let till = try await Till()
        let built = try await till.build(set)
        // Gaps of 60, 10 and 0.5 days; 3 of 4 sales in the last 30 days, 1 in the 90 before.
        let mean: Float = 70.5 / 3
        let spread: Float =
            ((60 - mean) * (60 - mean) + (10 - mean) * (10 - mean) + (0.5 - mean) * (0.5 - mean))
            / 2
        let expected: [Float] = [
            4, 100, 25, 10, 40, 2, 3, 19.5, 90, mean, spread.squareRoot(), 0.5, 3, 0.75, 0.5, 9, 2,
        ]
        for (name, (value, wanted)) in zip(set.features.map(\.name), zip(built[0], expected)) {
            #expect(abs(value - wanted) < 1e-4, "\(name)")
        }
    }

    @Test func `who never bought has none of it, and unknown distances`() async throws {
        let till = try await Till()
        let nobody = try await till.build(set)[1]
        #expect(nobody[0] == 0 && nobody[1] == 0 && nobody[5] == 0 && nobody[6] == 0)
        for position in [2, 3, 4, 7, 8, 9, 10, 11, 13, 14, 15] { #expect(nobody[position].isNaN) }
    }

    @Test func `every measure is computed, and who never bought has none of it or it is unknown`()
        async throws
    {
        let till = try await Till()
        var set = set
        set.features = [feature(Count.self) { $0.name = "all" }]
        set.features += Measures.all.map { measure in
            feature(measure) {
                $0.column = "amount"
                ($0.windowDays, $0.beforeDays) = (30, 90)
                $0.filter = RowFilter(where: ["shop": ["north"]])
                ($0.numerator, $0.denominator) = ("all", "all")
            }
        }
        let built = try await till.build(set)
        for (position, measure) in Measures.all.enumerated() {
            let (somebody, nobody) = (built[0][position + 1], built[1][position + 1])
            #expect(somebody.isFinite || measure is GapSpread.Type, "\(measure.word)")
            if let measure = measure as? any SourceMeasure.Type, measure.isZeroForNobody {
                #expect(nobody == 0, "\(measure.word)")
            } else if measure is Ratio.Type || measure is any SourceMeasure.Type {
                #expect(nobody.isNaN, "\(measure.word)")
            } else {
                #expect(nobody == somebody, "\(measure.word)")
            }
        }
    }

    @Test
    func `neither an event at the as-of or after it nor a row that came late changes a value`()
        async throws
    {
        let till = try await Till()
        let before = try await till.build(set)
        try await TestDatabase.connect().sql(
            """
            insert into till.sales values
                (5, '00000000-0000-0000-0000-00000000000a', '2024-03-31T00:00Z', '2024-03-30T00:00Z', 999, 'east'),
                (6, '00000000-0000-0000-0000-00000000000b', '2025-01-01T00:00Z', '2024-03-30T00:00Z', 999, 'east'),
                (7, '00000000-0000-0000-0000-00000000000b', '2024-03-01T00:00Z', '2024-04-01T00:00Z', 999, 'east'),
                (8, null, '2024-03-01T00:00Z', '2024-03-01T00:00Z', 999, 'east')
            """
        )
        let after = try await till.build(set)
        for (left, right) in zip(before.joined(), after.joined()) {
            #expect(left == right || (left.isNaN && right.isNaN))
        }
    }

    @Test func `an amount that is no number makes its sums unknown and nothing else`() async throws
    {
        let till = try await Till()
        try await TestDatabase.connect().sql("update till.sales set total = 'NaN' where sale = 2")
        let built = try await till.build(set)[0]
        #expect(built[0] == 4)
        #expect(built[1].isNaN && built[2].isNaN)
    }

    @Test func `a changed feature under the same version is refused`() async throws {
        let till = try await Till()
        _ = try await till.build(set)
        let catalog = try await WarehouseCatalog(till.definition, from: TestDatabase.pool())
        let error = await #expect(throws: FeatureError.self) {
            try await FeatureBuilder(TestDatabase.pool(), reading: TestDatabase.sources(), catalog)
                .register(
                    set,
                    definitionHash: "two"
                )
        }
        #expect(error?.tells("features-edited") == true)
        let gap = #expect(throws: FeatureError.self) {
            var sum = FeatureDefinition()
            (sum.name, sum.of, sum.measure) = ("spend", .orders, MeasureWord(of: Sum.self))
            _ = try sum.computed { _ in false }
        }
        #expect(gap?.tells("feature-incomplete") == true)
    }

    @Test func `amounts in another currency are no longer the same features`() async throws {
        let till = try await Till()
        _ = try await till.build(set)
        var other = till.definition
        other.currency = "USD"
        let catalog = try await WarehouseCatalog(other, from: TestDatabase.pool())
        let error = await #expect(throws: FeatureError.self) {
            try await FeatureBuilder(TestDatabase.pool(), reading: TestDatabase.sources(), catalog)
                .register(set, definitionHash: "one")
        }
        #expect(error?.tells("currency-changed") == true)
        #expect(
            "\(error.map(String.init(describing:)) ?? "")".contains(
                "are in EUR, the warehouse's in USD"
            )
        )
    }

    @Test func `a build that lost somebody is none`() async throws {
        let till = try await Till()
        let session = try await TestDatabase.connect()
        // Somebody makes every new table of a build lose a row.
        for statement in [
            "create function till.lose() returns trigger language plpgsql as $$ begin return null; end $$",
            """
            create function till.plant() returns event_trigger language plpgsql as $$
            declare made record;
            begin
                for made in select object_identity from pg_event_trigger_ddl_commands()
                    where command_tag = 'CREATE TABLE' and object_identity like 'segcast_data.%' loop
                    execute format('create trigger lose before insert on %s for each row execute function till.lose()', made.object_identity);
                end loop;
            end $$
            """,
            "create event trigger plant on ddl_command_end execute function till.plant()",
        ] { try await session.sql(statement) }
        let error = await #expect(throws: FeatureError.self) { _ = try await till.build(set) }
        #expect(error?.tells("build-incomplete") == true)
        try await session.sql("drop event trigger plant")
    }
}
