import Foundation
import Postgres
import TestSupport
import Testing

/// A shop whose sources are an analyst's views, with a function in each that tries what it may.
@Suite(.emptyPostgres)
struct ForeignSourceTests {
    /// Copies the second shop's definitions into a folder, where they read the analyst's views.
    private func config(in folder: String) throws -> String {
        let config = "\(folder)/Config"
        try FileManager.default.copyItem(atPath: try SecondShop.folder, toPath: config)
        let contract = URL(filePath: "\(config)/warehouse.yaml")
        try String(contentsOf: contract, encoding: .utf8)
            .replacing("relation: house.", with: "relation: mart.")
            .write(to: contract, atomically: true, encoding: .utf8)
        let outcome = URL(filePath: "\(config)/outcomes/books_30d.yaml")
        try (String(contentsOf: outcome, encoding: .utf8) + "fairness: [tier]\n")
            .write(to: outcome, atomically: true, encoding: .utf8)
        return config
    }

    private func makeViews(of analyst: String, for reader: String) async throws {
        let taken = Intruder.function(
            of: "text",
            for: reader,
            trying: [
                "select 1 from segcast.customer_keys", "select 1 from segcast.reservations",
                "select 1 from segcast_v1.scores", "select 1 from segcast.model_versions",
                "update segcast.model_versions set approved_at = now()",
                "select segcast.append_event('outbox_adopted', 'x', '{}')",
                "delete from segcast.frequency_caps", "delete from house.blocked",
                "set transaction read write", "create temporary table taken ()",
                "set role segcast_worker", "set role segcast_exporter",
            ]
        )
        try await TestDatabase.connect().run(
            Script(
                path: "mart",
                text: """
                    create schema mart authorization \(analyst);
                    grant usage on schema mart to \(reader);
                    grant usage on schema house to \(analyst);
                    grant select on all tables in schema house to \(analyst);
                    set role \(analyst);
                    create function mart.upper(text) returns text language sql as $$ select 'SHADOWED' $$;
                    create function mart.abs(numeric) returns numeric language sql as 'select 0.0';
                    \(taken)
                    create view mart.members as
                    select mart.taken(member_no) as member_no, mail, tel, forename, surname, land, plz, card_tier, is_test,
                        wants_ads, joined from house.members;
                    create view mart.bookings as
                    select booking_ref, mart.taken(member) as member, booked_on, gross, money, shop_brand, state
                    from house.bookings;
                    create view mart.visits as select mart.taken(member) as member, seen_at, loaded_at, kind from house.visits;
                    create view mart.blocked as select mart.taken(member) as member from house.blocked;
                    grant select on all tables in schema mart to \(reader);
                    reset role;
                    """
            )
        )
    }

    /// Does a day's work from nothing, and returns the file that came of it.
    private func day(
        _ segcast: SegcastProcess,
        reading variables: [String: String]
    ) async throws -> [UInt8] {
        let day = ["--as-of", "2025-11-01"]
        try #require(try await segcast.run("init").status == 0)
        let check = try await segcast.run(["check"] + day, variables)
        try #require(check.status == 0, "\(check.output)\(check.errors)")
        let early = try await segcast.run(["run"] + day, variables)
        #expect(early.status == 77, "nothing is approved yet: \(early.errors)")
        let approved = try await segcast.run(["models", "approve", "books_30d", "1"], variables)
        try #require(approved.status == 0, "\(approved.errors)")
        let run = try await segcast.run(["run"] + day, variables)
        try #require(run.status == 0, "\(run.errors)")
        for command in [["export"] + day, ["export", "--removals-only"] + day, ["verify"]] {
            let result = try await segcast.run(command, variables)
            #expect(result.status == 0, "\(command): \(result.output)\(result.errors)")
        }
        let file = URL(filePath: "\(segcast.outbox)/north_search/north_search.000001.csv")
        return [UInt8](try Data(contentsOf: file))
    }

    @Test
    func
        `a day's work needs of the sources' reader nothing but the sources, and makes the same file`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let own = try await day(
                SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/own"),
                reading: [:]
            )
            try await TestDatabase.withLogins(2) { logins in
                let (reader, analyst) = (logins[0], logins[1])
                let session = try await TestDatabase.connect()
                try await session.sql("drop schema segcast, segcast_v1, segcast_data cascade")
                try await makeViews(of: analyst, for: reader)
                let read = try await day(
                    SegcastProcess(config: config(in: folder), outbox: "\(folder)/read"),
                    reading: ["SEGCAST_READ_DATABASE_URL": TestDatabase.url(as: reader)]
                )
                #expect(own == read)
                let segcast = SegcastProcess(config: "\(folder)/Config", outbox: "\(folder)/read")
                let card = try await segcast.run("models", "card", "books_30d", "1")
                #expect(card.output.contains("gold"), "\(card.output)")
                #expect(!own.isEmpty)
            }
        }
    }

    @Test
    func `relations of others are named until the sources are read as a login of its own`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            try await TestDatabase.withLogins(2) { logins in
                let (reader, analyst) = (logins[0], logins[1])
                try await makeViews(of: analyst, for: reader)
                // Honest by now, and still the analyst's.
                let session = try await TestDatabase.connect()
                try await session.sql(
                    "create or replace function mart.taken(x text) returns text language sql as 'select x'"
                )
                let segcast = SegcastProcess(
                    config: try config(in: folder),
                    outbox: "\(folder)/outbox"
                )
                try #require(try await segcast.run("init").status == 0)
                let day = ["--as-of", "2025-11-01", "--format", "json"]
                let told = try await segcast.run(["check"] + day, [:])
                #expect(told.status == 0, "\(told.errors)")
                for words in [
                    "function mart.taken(text) is \(analyst)'s",
                    "view mart.members is \(analyst)'s",
                    "schema mart is \(analyst)'s",
                ] {
                    #expect(told.output.contains(words), "\(told.output)")
                }
                #expect(
                    told.errors.contains(#"grant select on "mart"."bookings" to "segcast_reader""#)
                )
                let variables = ["SEGCAST_READ_DATABASE_URL": try TestDatabase.url(as: reader)]
                let apart = try await segcast.run(["check"] + day, variables)
                #expect(apart.status == 0, "\(apart.errors)")
                #expect(!apart.output.contains(analyst) && !apart.errors.contains("grant select"))
                // Somebody lets the reader see Segcast's tables: then it is no wall.
                try await session.sql("grant usage on schema segcast to \(reader)")
                let again = try await segcast.run(["check"] + day, variables)
                #expect(again.output.contains("view mart.members is \(analyst)'s"))
            }
        }
    }

    @Test func `types of others are named, and what indexes, checks and casts of theirs call`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            try await TestDatabase.withLogins(1) { logins in
                let analyst = logins[0]
                try await TestDatabase.connect().run(
                    Script(
                        path: "lab",
                        text: """
                            create schema lab authorization \(analyst);
                            create type house.mood as enum ('calm');
                            grant usage on schema house to \(analyst);
                            set role \(analyst);
                            create domain lab.worth as numeric;
                            create type lab.grade as enum ('a');
                            create function lab.is_short(text) returns boolean immutable return true;
                            create function lab.is_sound(text) returns boolean immutable return true;
                            create function lab.spelled(house.mood) returns text immutable return 'calm';
                            reset role;
                            alter table house.bookings add column worth lab.worth, add column mood house.mood;
                            alter table house.visits add column grades lab.grade[];
                            create index on house.members (member_no) where lab.is_short('x');
                            alter table house.blocked add check (lab.is_sound(member));
                            create cast (house.mood as text) with function lab.spelled(house.mood);
                            """
                    )
                )
                let segcast = SegcastProcess(
                    config: try SecondShop.folder,
                    outbox: "\(folder)/outbox"
                )
                try #require(try await segcast.run("init").status == 0)
                let told = try await segcast.run(
                    "check",
                    "--as-of",
                    "2025-11-01",
                    "--format",
                    "json"
                )
                #expect(told.status == 0, "\(told.errors)")
                for name in [
                    "type lab.worth", "type lab.grade", "function lab.is_short(text)",
                    "function lab.is_sound(text)", "function lab.spelled(house.mood)", "schema lab",
                ] {
                    #expect(told.output.contains("\(name) is \(analyst)'s"), "\(told.output)")
                }
                #expect(!told.output.contains("index"), "\(told.output)")
            }
        }
    }
}
