import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct StrangerTests {
    @Test func `inspecting a schema proposes definitions that run`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let (segcast, contract) = try await SecondShop.propose(in: folder)
            for line in [
                "key: member_no", "occurred_at: booked_on", "amount: gross", "currency: USD",
                "granted: wants_ads",
            ] {
                #expect(contract.contains(line), "\(contract)")
            }
            #expect(try await segcast.run("init", "--inspect", "house").status == 78)
            #expect(try await segcast.run("init").status == 0)
            let check = try await segcast.run("check", "--as-of", "2025-11-01")
            try #require(check.status == 0, "\(check.output)\(check.errors)")
            let outcome = try #require(
                try FileManager.default.contentsOfDirectory(atPath: "\(folder)/Config/outcomes")
                    .first?.dropLast(5)
            )
            let train = try await segcast.run(
                "train",
                String(outcome),
                "--as-of",
                "2025-08-01",
                "--format",
                "json"
            )
            try #require(train.status == 0, "\(train.errors)")
            let card = try #require(try train.json() as? [String: Any])
            for key in [
                "outcome", "version", "as_of", "n", "base_rate", "gate", "backtest", "baselines",
            ] {
                #expect(card[key] != nil, "\(key)")
            }
            let approved = try await segcast.run("models", "approve", String(outcome), "1")
            try #require(approved.status == 0, "\(approved.errors)\(train.output)")
            let run = try await segcast.run("run", "--as-of", "2025-08-01")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await segcast.run("verify").status == 0)
        }
    }

    @Test func `a run refuses to overlap another`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let session = try await TestDatabase.connect()
            try await session.sql(
                "insert into segcast.leases values ('run', gen_random_uuid(), 1, now(), now() + interval '1 minute')"
            )
            let refused = try await segcast.run("run", "--as-of", "2025-11-01")
            #expect(refused.status == 75)
            #expect(refused.errors.contains("another process is at work"))
            #expect(refused.tells("lease-held"), "\(refused.errors)")
        }
    }

    @Test(arguments: [
        ("delete from house.members", "is empty"),
        (
            "update house.bookings set money = 'EUR' where shop_brand = 'south'",
            "currencies are never mixed"
        ),
        ("insert into house.bookings select * from house.bookings limit 7", "7 rows bear a key"),
        ("alter table house.bookings rename gross to gros", "did you mean"),
        (
            "update house.bookings set booked_on = booked_on - interval '1 year'",
            "more than 240 hours"
        ),
        ("drop table house.bookings", "there is no relation house.bookings"),
        ("update house.bookings set member = 'x' || member", "most of them"),
    ])
    func `a broken source is named with what it would take to fix`(damage: String, words: String)
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let session = try await TestDatabase.connect()
            try await session.sql(damage)
            let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let check = try await segcast.run("check", "--as-of", "2025-11-01")
            #expect(check.status == 65)
            #expect(check.output.contains(words), "\(check.output)")
            #expect(try await segcast.run("run", "--as-of", "2025-11-01").status == 65)
        }
    }

    @Test func `hostile customers are set aside with a reason and nobody is lost`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make(
                damage: """
                    alter table house.members drop constraint members_pkey;
                    alter table house.members alter column member_no drop not null;
                    update house.members set mail = repeat('x', 10000000) || '@example.com' where member_no = 'M-00001';
                    update house.members set surname = E'=cmd|"\\r\\n' || U&'\\0301' where member_no > 'M-01000';
                    insert into house.members select * from house.members where member_no between 'M-00010' and 'M-00400';
                    insert into house.members (member_no) values (null), (''), (repeat('k', 10000000));
                    alter table house.bookings alter column gross type float8;
                    update house.bookings set gross = 'NaN' where member = 'M-00002';
                    update house.bookings set gross = 'infinity' where member = 'M-00004';
                    update house.bookings set booked_on = 'infinity' where member = 'M-00006';
                    update house.bookings set booked_on = '-infinity' where member like 'M-0009%';
                    update house.bookings set booked_on = '4000-01-01 BC' where member like 'M-0014%';
                    """
            )
            let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let check = try await segcast.run("check", "--as-of", "2025-11-01", "--format", "json")
            #expect(check.status == 0, "\(check.output)")
            for reason in [
                "no_key", "empty_key", "key_too_long", "duplicate_key", "no_time",
                "NaN or infinite",
            ] {
                #expect(check.output.contains(reason), "\(reason)")
            }
            _ = try await segcast.run("run", "--as-of", "2025-11-01")
            let approved = try await segcast.run("models", "approve", "books_30d", "1")
            try #require(approved.status == 0, "\(approved.errors)")
            let run = try await segcast.run("run", "--as-of", "2025-11-01")
            #expect(run.status == 0, "\(run.errors)")
            #expect(try await segcast.run("verify").status == 0)
            let session = try await TestDatabase.connect()
            // The README's look at those who are likeliest, where somebody is outside the population.
            let outside = "select 1 from segcast.scores where score_values[1] is null limit 1"
            #expect(try await session.sql(outside).count == 1)
            let likeliest = try await session.sql(
                "select score is null as is_unknown from segcast_v1.scores where outcome = 'books_30d' order by score desc limit 10"
            )
            #expect(likeliest.count == 10)
            #expect(try likeliest.allSatisfy { try !$0.value("is_unknown", as: Bool.self) })
            let buckets = try await session.sql(
                "select bucket::text from segcast_v1.export_buckets where bucket = 'ambiguous_contact'"
            )
            #expect(buckets.count == 1)
            let reconciled = try await session.sql(
                """
                select
                    customer_count = (
                        select count(*) from segcast.customer_keys where linked_at < as_of
                    ) as is_everybody
                from segcast.releases
                """
            )
            #expect(reconciled.count == 2, "before the approval, and after it")
            #expect(try reconciled.allSatisfy { try $0.value("is_everybody") })
        }
    }

    @Test(.rawPostgres)
    func `bytes that are no UTF-8 set one customer aside, and the others go out`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make(isASCII: true)
            let session = try await TestDatabase.connect()
            try await session.sql(
                "update house.members set mail = E'caf\\xe9@' || member_no, forename = E'\\xff' where member_no <= 'M-02000'"
            )
            let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            _ = try await segcast.run("run", "--as-of", "2025-11-01")
            let approved = try await segcast.run("models", "approve", "books_30d", "1")
            try #require(approved.status == 0, "\(approved.errors)")
            let run = try await segcast.run("run", "--as-of", "2025-11-01")
            #expect(run.status == 0, "\(run.errors)")
            let aside = try await session.sql(
                "select 1 from segcast_v1.export_buckets where bucket = 'invalid_utf8' and customer_count > 0"
            )
            #expect(aside.count == 1)
            #expect(try await segcast.run("verify").status == 0)
        }
    }

    @Test(arguments: [
        ("delete from house.bookings where member > 'M-00300'", "100 of each are needed"),
        (
            "delete from house.bookings where booked_on between '2025-03-01' and '2025-04-15'",
            "more than max_gap_days 7"
        ),
        ("delete from house.bookings where booked_on < '2025-08-01'", "the data begins at"),
    ])
    func `a model that would learn noise is refused with the reason`(damage: String, words: String)
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            try await TestDatabase.connect().sql(damage)
            let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let train = try await segcast.run("train", "books_30d", "--as-of", "2025-11-01")
            #expect(train.status == 65)
            #expect(train.errors.contains(words), "\(train.errors)")
        }
    }

    @Test func `a model goes on answering the question it was trained for`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: try SecondShop.folder, toPath: config)
            let segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            _ = try await segcast.run("run", "--as-of", "2025-11-01")
            try #require(try await segcast.run("models", "approve", "books_30d", "1").status == 0)
            let file = URL(filePath: "\(config)/outcomes/books_30d.yaml")
            let text = try String(contentsOf: file, encoding: .utf8)
            try text.replacing("at_least: 1", with: "at_least: 20").write(
                to: file,
                atomically: true,
                encoding: .utf8
            )
            let scored = try await segcast.run("score", "--as-of", "2025-11-01")
            #expect(scored.status == 0, "\(scored.errors)")
            #expect(scored.errors.contains("was redefined since version 1 was trained"))
            let session = try await TestDatabase.connect()
            let counts = try await session.sql(
                """
                select outcomes.score_count = (
                    select count(*) from segcast.feature_values as features
                    where features.build_id = releases.build_id and features.feature_values[2] >= 1
                ) as is_old_population
                from segcast.release_outcomes as outcomes
                inner join segcast.releases as releases on releases.release_id = outcomes.release_id
                """
            )
            #expect(try counts[0].value("is_old_population"))
        }
    }

    @Test func `a list that shrinks below its minimum while it is written charges nobody`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let segcast = try await SecondShop.withChampion(in: folder)
            let session = try await TestDatabase.connect()
            try await session.sql(
                "update house.members set mail = 'nobody ' || member_no, tel = null"
            )
            let refused = try await segcast.run("run", "--as-of", "2025-11-01")
            #expect(refused.status == 65)
            #expect(refused.errors.contains("unusable_contact"), "\(refused.errors)")
            let charged = try await session.sql(
                "select 1 from \(ExportShop.charged)"
            )
            #expect(charged.isEmpty)
            #expect(try await segcast.run("verify").status == 0)
            try await session.sql("update house.members set mail = member_no || '@example.com'")
            let mended = try await segcast.run("run", "--as-of", "2025-11-01")
            #expect(mended.status == 0, "\(mended.errors)")
            #expect(try await segcast.run("verify").status == 0)
        }
    }
}
