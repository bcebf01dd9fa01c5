import Postgres
import TestSupport
import Testing

@testable import Warehouse

/// How a stranger's schema is looked at.
@Suite(.postgres)
struct InspectionTests {
    private func inspect(_ script: String) async throws -> SchemaInspection {
        try await Warehouses.run("create schema shop; \(script)")
        return try await SchemaInspection(["shop"], from: TestDatabase.sources())
    }

    @Test func `a large table is looked at all over, with its newest and oldest rows`() async throws
    {
        let inspection = try await inspect(
            """
            create table shop.events (at timestamptz, kind text, filler text);
            insert into shop.events
            select timestamptz '2020-01-01Z' + i * interval '1 hour', case when i > 39000 then 'late' else 'early' end, repeat('x', 60)
            from generate_series(1, 40000) as i;
            create index on shop.events (at);
            analyze shop.events;
            """
        )
        let events = try #require(inspection.relations.first)
        #expect(events.reading == .spread)
        #expect((2000...9000).contains(events.rowsRead))
        let times = events.columns[0].profile.counts.keys.sorted()
        #expect(times.first == "2020-01-01 01:00:00+00" && times.last == "2024-07-24 16:00:00+00")
        #expect(events.columns[1].profile.counts["late"] != nil)
        let middle = times.count { $0 > "2021" && $0 < "2024" }
        #expect(middle * 3 > times.count, "\(middle) of \(times.count)")
    }

    @Test func `views refer to each other by what they hold`() async throws {
        let inspection = try await inspect(
            """
            create view shop.people as select 'P' || i as ref, i as n from generate_series(1, 50) as i;
            create view shop.visits as select 'P' || 1 + i % 45 as who, i % 4 as step from generate_series(1, 300) as i;
            create view shop.doors as select i as n from generate_series(0, 3) as i;
            """
        )
        let link = try #require(inspection.links.between("shop.visits", "shop.people"))
        #expect(link.from.column == "who" && link.to.column == "ref")
        #expect(link.words == "100 % of its values are keys of shop.people")
        #expect(
            inspection.links.between("shop.visits", "shop.doors") == nil,
            "four small numbers are by chance"
        )
        let people = try #require(inspection.relation("shop.people"))
        #expect(people.isKey(people.columns[0]))
        let visits = try #require(inspection.relation("shop.visits"))
        #expect(!visits.isKey(visits.columns[0]))
    }

    @Test func `numbers refer to the keys that they reach over`() async throws {
        let inspection = try await inspect(
            """
            create table shop.people (id int); insert into shop.people select generate_series(1, 300);
            create table shop.things (id int); insert into shop.things select generate_series(1, 40);
            create table shop.sales (id int, person int, thing int, pieces int);
            insert into shop.sales select i, 1 + i * 7 % 300, 1 + i % 40, 1 + i % 5 from generate_series(1, 2000) as i;
            """
        )
        let found = inspection.links.of("shop.sales").map { "\($0.from.column) \($0.to.relation)" }
        #expect(found.sorted() == ["person shop.people", "thing shop.things"])
    }

    @Test func `a foreign key of several columns is told with its width`() async throws {
        let inspection = try await inspect(
            """
            create table shop.orders (store int, no int, primary key (store, no));
            create table shop.lines (store int, no int, foreign key (store, no) references shop.orders);
            """
        )
        let links = inspection.links.of("shop.lines")
        #expect(links.map(\.to.column).sorted() == ["no", "store"])
        #expect(
            links.allSatisfy { $0.words == "part of a foreign key of 2 columns to shop.orders" }
        )
    }

    @Test func `partitions count once, and materialised views are looked at`() async throws {
        let inspection = try await inspect(
            """
            create table shop.orders (id int, at date) partition by range (at);
            create table shop.orders_1 partition of shop.orders for values from ('2024-01-01') to ('2024-07-01');
            create table shop.orders_2 partition of shop.orders for values from ('2024-07-01') to ('2025-01-01');
            insert into shop.orders select i, date '2024-01-01' + i from generate_series(0, 300) as i;
            create materialized view shop.days as select distinct at from shop.orders;
            analyze;
            """
        )
        #expect(inspection.relations.map(\.path) == ["shop.days", "shop.orders"])
        #expect(inspection.relations.map(\.rowCount) == [301, 301])
        #expect(inspection.relations.map(\.kind) == [.materialisedView, .partitioned])
    }

    @Test func `foreign tables are looked at, and their keys are told by what they hold`()
        async throws
    {
        let inspection = try await inspect(
            """
            create schema far;
            create table far.people (id int primary key, email text);
            insert into far.people select i, 'p' || i || '@example.com' from generate_series(1, 90) as i;
            create table far.sales (person_id int references far.people, at date, total numeric);
            insert into far.sales select 1 + i % 90, date '2024-01-01' + i, i * 1.1 from generate_series(1, 300) as i;
            -- The other session sees what is committed.
            commit;
            create extension postgres_fdw;
            do $$ begin
                execute format(
                    'create server own foreign data wrapper postgres_fdw options (host %L, dbname %L, port %L)',
                    split_part(current_setting('unix_socket_directories'), ',', 1), current_database(), current_setting('port')
                );
            end $$;
            do $$ begin execute format('create user mapping for current_user server own options (user %L)', current_user); end $$;
            import foreign schema far from server own into shop;
            """
        )
        #expect(inspection.relations.map(\.kind) == [.foreignTable, .foreignTable])
        #expect(inspection.relations.map(\.rowsRead) == [90, 300])
        let link = try #require(inspection.links.between("shop.sales", "shop.people"))
        #expect(link.declaredWidth == 0 && link.from.column == "person_id")
    }

    @Test func `what cannot be read is told, and the rest is looked at`() async throws {
        try await Warehouses.run(
            """
            create schema shop;
            create table shop.people (id int primary key, email text);
            create table shop.secret (id int);
            create view shop.broken as select 1 / (id - id) as x from shop.people;
            insert into shop.people values (1, 'ada@example.com');
            create view shop.slow as select pg_sleep(20)::text as x from generate_series(1, 3);
            drop role if exists segcast_test_looker; create role segcast_test_looker login;
            grant usage on schema shop to segcast_test_looker;
            grant select on shop.people, shop.broken, shop.slow to segcast_test_looker;
            """
        )
        let pool = try TestDatabase.sources(as: "segcast_test_looker", deadline: .seconds(1))
        let inspection = try await SchemaInspection(["shop", "nowhere"], from: pool)
        #expect(inspection.relations.map(\.path) == ["shop.broken", "shop.people", "shop.slow"])
        let told = inspection.unread.joined(separator: "\n")
        #expect(told.contains("shop.secret: this login may not read it"))
        #expect(told.contains("schema nowhere: it does not exist"))
        #expect(told.contains("shop.slow: it takes too long to read"))
        #expect(told.contains("shop.broken: "))
        #expect(inspection.relation("shop.people")?.rowsRead == 1)
        try await Warehouses.run("drop owned by segcast_test_looker; drop role segcast_test_looker")
    }

    @Test func `five hundred relations are looked at in seconds`() async throws {
        try await Warehouses.make("laden")
        try await Warehouses.run(
            """
            do $$ begin for n in 1..500 loop
                execute format('create table laden.extra_%s (id int primary key, ref int, label text, made_at timestamp)', n);
                execute format('insert into laden.extra_%s select i, i * 3 %% 40, ''x'' || i, ''2024-01-01'' from generate_series(1, 60) as i', n);
            end loop; end $$;
            """
        )
        let clock = ContinuousClock()
        let start = clock.now
        let proposal = try await Warehouses.propose("laden")
        let spent = clock.now - start
        print("500 relations: \(spent)")
        #expect(proposal.value(.customers, "relation") == "laden.kunden")
        #expect(proposal.value(.orders, "relation") == "laden.auftraege")
        #expect(proposal.value(.lines, "relation") == "laden.auftragspositionen")
        #expect(spent < .seconds(180))
    }

    @Test func `hostile names are quoted, and say nothing of their own in the proposal`()
        async throws
    {
        try await Warehouses.run(
            """
            create schema "Sh op";
            create table "Sh op"."Customers: {x}" (
                "I""d" int primary key, "e-mail # x" text, "neu\u{202e}" text, "a: b
            c" text, deleted_at timestamptz
            );
            comment on table "Sh op"."Customers: {x}" is 'customers: {relation: evil}';
            insert into "Sh op"."Customers: {x}"
            select i, 'p' || i || '@example.com', 'x', 'y', case when i = 3 then now() end from generate_series(1, 40) as i;
            create table "Sh op"."Bestellungen ä" (
                "Nr." int primary key, "Kunde" int references "Sh op"."Customers: {x}", "Am" timestamptz, "Betrag €" numeric
            );
            insert into "Sh op"."Bestellungen ä"
            select i, 1 + i % 40, timestamptz '2024-01-01Z' + i * interval '1 day', i * 1.37 from generate_series(1, 200) as i;
            """
        )
        let proposal = try await Warehouses.propose("Sh op")
        #expect(proposal.value(.customers, "relation") == #""Sh op.Customers: {x}""#)
        #expect(proposal.value(.customers, "key") == #""I\"d""#)
        #expect(proposal.value(.customers, "email") == #""e-mail # x""#)
        #expect(
            proposal.value(.customers, "exclude")
                == "[{column: deleted_at, is: known, because: deleted}]"
        )
        #expect(proposal.value(.orders, "relation") == #""Sh op.Bestellungen ä""#)
        #expect(proposal.value(.orders, "customer") == "Kunde")
        #expect(proposal.value(.orders, "amount") == #""Betrag €""#)
        for (_, entries) in proposal.sources {
            for entry in entries {
                #expect(!entry.note.contains("\n") && !entry.note.contains("example.com"))
            }
        }
    }
}
