import Foundation
import Postgres
import TestSupport
import Testing

/// Nobody runs code as us by giving it the name of something that we use.
@Suite(.emptyPostgres, .serialized)
struct LookAlikeTests {
    /// Runs `body` with a login of its own, which may make schemas, and for which look-alikes lie in wait: in `public`, in
    /// a schema named like it, and wherever a view of a source plants them.
    private func withLogin(_ body: (_ login: String, _ url: String) async throws -> Void)
        async throws
    {
        let login = "look_alike_\(UUID().uuidString.prefix(8).lowercased())"
        let database = try #require(try TestDatabase.settings.database)
        let session = try await TestDatabase.connect()
        try await SecondShop.make()
        try await LookAlikes.prepare()
        try await LookAlikes.plant(in: "public", hasCasts: false)
        try await LookAlikes.plant(in: login, hasCasts: true)
        try await session.run(
            Script(
                path: "login",
                text: """
                    create role \(login) login;
                    alter role \(login) in database \(database) set search_path = \(login), public, pg_catalog;
                    alter database \(database) set track_functions = 'pl';
                    grant create on database \(database) to \(login);
                    grant usage on schema house to \(login);
                    alter table house.members rename to members_kept;
                    create view house.members as
                    select
                        case when member_no like '%00' then spies.trap(member_no) else member_no end as member_no,
                        mail, tel, forename, surname, land, plz, card_tier, is_test, wants_ads, joined
                    from house.members_kept;
                    alter table house.bookings rename to bookings_kept;
                    create view house.bookings as
                    select
                        booking_ref, case when member like '%00' then spies.trap(member) else member end as member,
                        booked_on, gross, money, shop_brand, state
                    from house.bookings_kept;
                    grant select on all tables in schema house to \(login);
                    """
            )
        )
        let server = ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
        let url =
            server.contains("://")
            ? "\(server)\(server.contains("?") ? "&" : "?")dbname=\(database)&user=\(login)"
            : "\(server) dbname=\(database) user=\(login)"
        let outcome: Result<Void, any Error>
        do {
            try await body(login, url)
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await session.run(
            Script(path: "login", text: "drop owned by \(login) cascade; drop role \(login)")
        )
        try outcome.get()
    }

    @Test func `a whole day finds no function, operator, cast, type or relation but its own`()
        async throws
    {
        try await withLogin { login, url in
            try await SegcastProcess.withFolder { folder in
                let segcast = SegcastProcess(
                    config: try SecondShop.folder,
                    outbox: "\(folder)/outbox",
                    url: url
                )
                let day = ["--as-of", "2025-11-01"]
                for command in [
                    ["init"], ["check"] + day, ["build"] + day, ["train", "books_30d"] + day,
                    ["models", "approve", "books_30d", "1"], ["models", "list"], ["score"] + day,
                    ["release"] + day, ["segments"] + day, ["export"] + day, ["run"] + day,
                    ["why", "M-00002"], ["runs", "list"], ["rebuild", "1"], ["init"],
                    ["export", "--removals-only", "--as-of", "2025-11-02"],
                    ["run", "--as-of", "2025-11-09"], ["verify"],
                ] {
                    let done = try await segcast.run(command, [:])
                    #expect(done.status == 0, "\(command): \(done.errors)\(done.output)")
                }
                let inspected = SegcastProcess(
                    config: "\(folder)/proposed",
                    outbox: "\(folder)/outbox",
                    url: url
                )
                #expect(try await inspected.run("init", "--inspect", "house").status == 0)
                let file = "\(segcast.outbox)/north_search/north_search.000002.csv"
                #expect(FileManager.default.fileExists(atPath: file))
            }
            #expect(try await LookAlikes.used() == [])
            #expect(try await LookAlikes.calls() == 0)
        }
    }

    @Test func `a look-alike tells when somebody uses it`() async throws {
        try await withLogin { login, url in
            let settings = try ConnectionSettings(url)
            let statement = """
                select
                    count(word), word = 'b'::varchar as is_equal,
                    'planted'::text as found, ('planted'::pg_catalog.text)::text as turned
                from (values ('a'::varchar)) as given (word) group by word
                """
            for (path, schema) in [("public", "public"), ("\"\(login)\"", login)] {
                for text in [statement, "select customer_id from customers"] {
                    let session = try await OwnThread.run { try Session(settings) }
                    // The session settles its own path first, as always: a script of its own sets another.
                    try await session.begin()
                    try await session.run(
                        Script(path: "test", text: "set local search_path = \(path), pg_catalog")
                    )
                    try await session.sql(text)
                    try await session.commit()
                }
                let used = try await LookAlikes.used().filter { $0.contains("\(schema)") }
                for name in ["step_count(", "operator_", "looked("] {
                    #expect(used.contains { $0.contains(name) }, "\(name) in \(schema): \(used)")
                }
            }
            for name in ["\"public\".is_text(", "\"\(login)\".to_text("] {
                #expect(try await LookAlikes.used().contains { $0.hasPrefix(name) }, "\(name)")
            }
            let session = try await OwnThread.run { try Session(settings) }
            try await session.begin()
            try await session.sql("select spies.trap('M-00001')")
            try await session.run(
                Script(path: "test", text: "set local search_path = pg_temp, pg_catalog")
            )
            try await session.sql("select 'a'::text as found from customers")
            try await session.commit()
            let used = try await LookAlikes.used()
            for name in ["pg_temp.is_text(", "pg_temp.looked("] {
                #expect(used.contains { $0.hasPrefix(name) }, "\(used)")
            }
            #expect(try await LookAlikes.calls() > 0)
        }
    }
}
