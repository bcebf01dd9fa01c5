import Postgres
import TestSupport
import Testing
import Warehouse

/// How rows are counted of which each holds several consents.
@Suite(.postgres)
struct GrantCheckTests {
    private static func grant(
        _ purpose: String,
        _ column: String,
        at: String? = nil
    ) -> ConsentGrant {
        var grant = ConsentGrant()
        (grant.purpose, grant.granted, grant.recordedAt) = (purpose, column, at)
        return grant
    }

    private func shop(_ flags: String) async throws -> Till {
        var till = try await Till(
            """
            create table till.people as select i::text as id from generate_series(1, 9) as i;
            create table till.sales as
            select i::text as person, timestamptz '2024-03-30' as at from generate_series(1, 9) as i;
            create table till.flags (person text, status text, brand text, mail boolean, mail_at timestamptz,
                sms boolean, sms_at timestamptz);
            insert into till.flags values \(flags);
            """
        )
        till.warehouse[.orders] = Till.activity("till.sales")
        var flags = SourceDefinition(.consents)
        (flags.relation, flags[.customer], flags[.brand]) = ("till.flags", "person", "brand")
        flags.grants = [
            Self.grant("email", "mail", at: "mail_at"), Self.grant("sms", "sms", at: "sms_at"),
        ]
        var closed = Exclusion()
        (closed.column, closed.values, closed.because) = ("status", ["closed"], "closed")
        flags.exclude = [closed]
        till.warehouse[.consents] = flags
        return till
    }

    private func counts(_ check: SourceCheck) -> [String: Int] {
        let counts = check.counts.filter { $0.source == "consents" }.map { ($0.reason, $0.rows) }
        return Dictionary(uniqueKeysWithValues: counts)
    }

    @Test func `each row is counted once, whatever it holds`() async throws {
        let till = try await shop(
            """
            ('1', null, 'north', true, '2024-03-01', true, '2024-03-01'),
            ('2', null, 'north', null, null, null, null),
            ('3', 'closed', 'north', true, null, true, null),
            (null, null, 'north', true, null, true, null),
            ('x', null, 'north', true, null, true, null),
            ('4', null, null, false, null, null, null),
            ('5', null, ' ', false, null, true, null),
            ('6', null, 'north', true, '2024-03-01', true, '2024-04-01')
            """
        )
        let check = try await till.check("2024-03-31")
        #expect(
            counts(check) == [
                "used": 3, "excluded:closed": 1, "no_customer": 1, "unknown_customer": 1,
                "no_brand": 1, "after_as_of": 1,
            ]
        )
        let told = check.findings.map(\.message)
        #expect(told.contains("granted of email (mail) is null in 1 of 8 rows"))
        #expect(told.contains("recorded_at of sms (sms_at) is null in 6 of 8 rows"))
        #expect(told.contains { $0.hasPrefix("1 of 8 rows set aside: no_brand") })
    }

    @Test func `what one more consent in each row is changes no count`() async throws {
        var till = try await shop("('1', null, 'north', true, '2024-03-30', true, null)")
        _ = try await Till.check(till.warehouse, "2024-03-31", isRecorded: true)
        till.warehouse[.consents]?.grants?.removeLast()
        let check = try await till.check("2024-04-01")
        #expect(counts(check) == ["used": 1])
        #expect(!check.findings.contains { $0.message.contains("where the last check") })
    }

    @Test func `a flag that no time is known of is as old as the others`() async throws {
        var till = try await shop(
            "('1', null, 'north', true, '2024-03-30', true, null), ('2', null, 'north', true, null, true, '2024-03-20')"
        )
        till.warehouse[.consents]?.freshWithinHours = 48
        #expect(try await till.check("2024-03-31").isPassed)
        let late = try await till.check("2024-04-30")
        #expect(
            late.findings.contains {
                $0.source == "consents" && $0.message.hasPrefix("the newest row is of 2024-03-30")
            }
        )
        till.warehouse[.consents]?.freshWithinHours = nil
        till.warehouse[.consents]?.grants = [Self.grant("email", "mail")]
        #expect(try await counts(till.check("2024-03-31")) == ["used": 2])
    }

    @Test func `consents that came on most days and stopped are an error, in whichever column`()
        async throws
    {
        let till = try await shop("('1', null, 'north', true, '2024-03-30', true, null)")
        try await TestDatabase.connect().run(
            Script(
                path: "days",
                text: """
                    update till.sales set at = '2024-06-29';
                    insert into till.flags
                    select '2', null, 'north', true, case when i % 2 = 0 then timestamptz '2024-01-01' + i * interval '1 day' end,
                        true, case when i % 2 = 1 then timestamptz '2024-01-01' + i * interval '1 day' end
                    from generate_series(1, 90) as i
                    """
            )
        )
        let found = try await till.check("2024-06-30").findings
        #expect(
            found.contains {
                $0.source == "consents" && $0.severity == .error
                    && $0.message.contains("days before the as-of")
            },
            "\(found)"
        )
        let fresh = try await till.check("2024-04-01").findings
        #expect(!fresh.contains { $0.source == "consents" && $0.severity == .error })
    }

    @Test
    func
        `a row that is no yes to one of its purposes and spells its customer otherwise stops lists`()
        async throws
    {
        for (flags, isError) in [("true, null, false", true), ("true, null, true", false)] {
            let till = try await shop("(' 1', null, 'north', \(flags), null)")
            let found = try await till.check("2024-03-31").findings
            #expect(found.contains { $0.message.contains("another spelling") } == isError)
            try await TestDatabase.connect().run(
                Script(path: "again", text: "drop schema till cascade")
            )
        }
    }
}
