import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct SessionTests {
    @Test func `values are bound, whatever they hold`() async throws {
        let session = try await TestDatabase.connect()
        let hostile = "Robert'); drop table students; -- \\ \" \u{301}"
        let rows = try await session.sql(
            "select $1::text as a, $2::text[] as b, $3::bytea as c, $4::timestamptz as d, $5::bigint as e, $6::double precision as f",
            [
                .text(hostile), .texts([hostile, ""]), .bytea([0, 255]),
                .timestamptz(Instant(microseconds: -1)), .bigint(.min), .double(.infinity),
            ]
        )
        #expect(try rows[0].value("a") == hostile)
        #expect(try rows[0].value("b") == [hostile, ""])
        #expect(try rows[0].value("c", as: [UInt8].self) == [0, 255])
        #expect(try rows[0].value("d") == Instant(microseconds: -1))
        #expect(try rows[0].value("e") == Int64.min)
        #expect(try rows[0].value("f") == Double.infinity)
    }

    @Test func `an error names the constraint and never the value`() async throws {
        let session = try await TestDatabase.connect()
        try await session.sql(
            "create table public.people (email text constraint email_is_unique unique)"
        )
        try await session.sql("insert into public.people values ('alice@example.com')")
        do {
            try await session.sql("insert into public.people values ('alice@example.com')")
            Issue.record("the second row was taken")
        } catch let error as PostgresError {
            #expect(error.state == .uniqueViolation)
            #expect("\(error)".contains("email_is_unique"))
            #expect(!"\(error)".contains("alice"))
        }
    }

    @Test func `a copy out that fails halfway delivers no whole stream`() async throws {
        let session = try await TestDatabase.connect()
        let half = Statement(
            path: "test/half",
            text:
                "copy (select (100 / (50000 - g))::bigint from generate_series(1, 100000) g) to stdout (format binary)"
        )
        try await session.beginCopyOut(half)
        await #expect(throws: PostgresError.self) {
            while try await session.readBatch(
                upTo: 1000,
                into: { [Int64]() },
                {
                    var row = $0
                    $1.append(try row.bigint())
                }
            ) != nil {}
        }
        #expect(try await session.sql("select 1::bigint as one").count == 1)
    }

    @Test func `copied rows arrive bit for bit`() async throws {
        let session = try await TestDatabase.connect()
        try await session.sql("create table public.features (id bigint, vals real[])")
        var rows = BinaryRows()
        for id in 1...2500 {
            rows.begin(fields: 2)
            rows.append(bigint: Int64(id))
            rows.append(reals: [Float(id) / 3, .nan, -0.5][...])
        }
        try await session.beginCopyIn(
            Statement(path: "test/in", text: "copy public.features from stdin (format binary)")
        )
        try await session.sendCopy(BinaryRows.header + rows.bytes + BinaryRows.trailer)
        #expect(try await session.endCopyIn(rows: 2500) == 2500)
        #expect(
            try await session.sql("select 1 from public.features where vals[2] is null").count
                == 2500
        )

        try await session.beginCopyOut(
            Statement(
                path: "test/out",
                text:
                    "copy (select id, vals from public.features order by id) to stdout (format binary)"
            )
        )
        var sum: Float = 0
        var count = 0
        while let batch = try await session.readBatch(
            upTo: 1000,
            into: { [Float]() },
            {
                var row = $0
                _ = try row.bigint()
                try row.reals(3, appendTo: &$1)
            }
        ) {
            count += batch.count / 3
            #expect(batch[1].isNaN)
            sum += batch[2]
        }
        #expect(count == 2500)
        #expect(sum == -1.5)
    }

    @Test func `a statement past its deadline is cancelled and the session goes on`() async throws {
        let settings = try TestDatabase.settings
        let session = try await OwnThread.run {
            try Session(settings, deadline: .milliseconds(300))
        }
        await #expect(throws: PostgresError.self) { try await session.sql("select pg_sleep(60)") }
        #expect(try await session.sql("select 1::bigint as one").count == 1)
    }

    @Test func `code that catches the cancel is told as such, and not as a lost server`()
        async throws
    {
        let settings = try TestDatabase.settings
        let session = try await OwnThread.run {
            try Session(settings, deadline: .milliseconds(300))
        }
        let error = await #expect(throws: PostgresError.self) {
            try await session.sql(
                """
                do $$
                begin
                    for attempt in 1..3 loop
                        begin
                            perform pg_sleep(5);
                        exception when query_canceled then null;
                        end;
                    end loop;
                end
                $$
                """
            )
        }
        #expect(error?.tells("cancel-ignored") == true, "\(String(describing: error))")
        #expect(error?.failure == .configuration)
        #expect(await !session.isAlive)
    }

    @Test func `cancelling the task cancels the statement at the server`() async throws {
        let session = try await TestDatabase.connect()
        let task = Task { try await session.sql("select pg_sleep(60) from pg_advisory_lock(7)") }
        let observer = try await TestDatabase.connect()
        while try await observer.sql(
            "select 1 from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())"
        ).isEmpty {
            await Task.yield()
        }
        task.cancel()
        await #expect(throws: PostgresError.self) { try await task.value }
        #expect(await session.isAlive)
    }

    @Test func `a session killed during commit leaves the outcome unknown`() async throws {
        #expect(PostgresError(.connectionLost, phase: .commit, message: "").failure == .unknown)
        let session = try await TestDatabase.connect()
        let pid = try await session.serverProcess()
        try await session.begin()
        try await TestDatabase.connect().sql(
            "select pg_terminate_backend($1::integer)",
            [.integer(pid)]
        )
        do {
            try await session.commit()
            Issue.record("a dead session committed")
        } catch {
            #expect(error.failure == .unknown || error.failure == .retryConnection)
            #expect(error.tells("connection-lost"))
        }
    }

    @Test func `names, days and numbers mean the same, whatever the login and others have set`()
        async throws
    {
        let session = try await TestDatabase.connect()
        let database = try #require(try TestDatabase.settings.database)
        try await session.run(
            Script(path: "other", text: "alter database \(database) set intervalstyle = 'iso_8601'")
        )
        for setting in [
            "search_path = public", "timezone = 'Asia/Tokyo'", "datestyle = 'SQL, DMY'",
            "transform_null_equals = on", "synchronous_commit = off", "role = pg_monitor",
        ] {
            try await session.run(Script(path: "other", text: "set \(setting)"))
        }
        for settings in [session, try await TestDatabase.connect()] {
            let row = try await settings.sql(
                """
                select current_setting('search_path') as path, current_setting('role') as role,
                    current_setting('synchronous_commit') as durability,
                    '2026-03-04'::timestamptz::text || ' ' || interval '1 day'::text as day,
                    (null = null) is null as is_unknown, current_setting('row_security') as rows
                """
            )[0]
            #expect(try row.value("path") == "pg_catalog, pg_temp")
            #expect(try row.value("role") == "none")
            #expect(try row.value("durability") == "on")
            #expect(try row.value("day") == "2026-03-04 00:00:00+00 1 day")
            #expect(try row.value("is_unknown"))
            #expect(try row.value("rows") == "off")
        }
    }

    @Test(arguments: [false, true])
    func `what code of others sets is set back before the next statement`(isReadOnly: Bool)
        async throws
    {
        let settings = try TestDatabase.settings
        let owner = try await TestDatabase.connect()
        try await owner.run(
            Script(
                path: "planted",
                text: """
                    create schema mart;
                    create function mart.evil(setting text, changed text) returns text language plpgsql as $$
                    begin
                        return set_config(setting, changed, false);
                    end
                    $$;
                    """
            )
        )
        let session = try await OwnThread.run { try Session(settings, isReadOnly: isReadOnly) }
        let read = Template(path: "test", text: "select mart.evil('{name}'::text, '{value}'::text)")
        let changes = [
            ("search_path", "public"), ("role", "pg_monitor"), ("row_security", "on"),
            ("TimeZone", "Asia/Kathmandu"),
            ("DateStyle", "German"), ("IntervalStyle", "iso_8601"), ("extra_float_digits", "-15"),
            ("bytea_output", "escape"), ("standard_conforming_strings", "off"),
            ("transform_null_equals", "on"), ("array_nulls", "off"), ("synchronous_commit", "off"),
            ("statement_timeout", "0"), ("lock_timeout", "0"),
            ("idle_in_transaction_session_timeout", "0"),
        ]
        let names = changes.map(\.0)
        let shown: @Sendable (isolated Session) throws -> [String] = { session in
            try names.map { name in
                try session.sql("select current_setting($1::text) as now", [.text(name)])[0]
                    .value("now")
            }
        }
        try await session.begin()
        let before = try await session.within(shown)
        for (name, value) in changes {
            var binder = Binder.literals
            let holes: [String: any Filling] = [
                "name": binder.bind(.text(name), as: "text"),
                "value": binder.bind(.text(value), as: "text"),
            ]
            try await session.query(read.filled(holes))
            #expect(try await session.within(shown) == before, "\(name)")
            // The same by a COPY, whose rows another session takes.
            let copied = Template(
                path: "test",
                text: """
                    copy (select mart.evil('{name}'::text, '{value}'::text)) to stdout (format binary)
                    """
            )
            try await session.beginCopyOut(copied.filled(holes))
            while try await session.readCopy(upTo: 1000) != nil {}
            #expect(try await session.within(shown) == before, "\(name)")
        }
        try await session.commit()
        try await session.begin()
        #expect(try await session.within(shown) == before)
        try await session.commit()
    }

    @Test func `what arrives in another encoding than was asked for is not read`() async throws {
        let session = try await TestDatabase.connect()
        let change = "select set_config('client_encoding', 'LATIN1', false) as set, 'Zoë' as name"
        await #expect(throws: PostgresError.self) { try await session.sql(change) }
        try await session.beginRows(Statement(path: "test", text: change))
        await #expect(throws: PostgresError.self) {
            while try await session.readRows(upTo: 9, into: { 0 }, { _, _ in }) != nil {}
        }
        let name: String = try await session.sql("select 'Zoë' as name")[0].value("name")
        #expect(name == "Zoë")
    }

    @Test func `a session that only reads cannot write, and forgets what a function set`()
        async throws
    {
        let pool = SessionPool(try TestDatabase.settings, limit: 1, isReadOnly: true)
        let create = Statement(path: "test", text: "create table public.t (a int)")
        await #expect(throws: PostgresError.self) { try await pool.query(create) }
        let evil = Statement(
            path: "test",
            text:
                "select set_config('session_replication_role', 'replica', false), set_config('work_mem', '64kB', false)"
        )
        try await pool.query(evil)
        try await pool.withSession { session in
            try await session.run(
                Script(
                    path: "test",
                    text: "do $$ begin assert current_setting('work_mem') <> '64kB'; end $$"
                )
            )
            try await session.run(
                Script(
                    path: "test",
                    text:
                        "do $$ begin assert current_setting('session_replication_role') = 'origin'; end $$"
                )
            )
        }
    }

    @Test func `a single statement is undone when it fails, and kept when it does not`()
        async throws
    {
        let session = try await TestDatabase.connect()
        try await session.sql("create table public.t (a int check (a < 2))")
        await #expect(throws: PostgresError.self) {
            try await session.sql("insert into public.t values (1), (2)")
        }
        try await session.sql("insert into public.t values (0)")
        #expect(try await TestDatabase.connect().sql("select a from public.t").count == 1)
    }

    @Test func `a transaction whose process stands still is ended by the server`() async throws {
        let settings = try TestDatabase.settings
        let limits = TimeLimits(
            statement: .seconds(60),
            lock: .seconds(20),
            idle: .seconds(2)
        )
        let stopped = try await OwnThread.run { try Session(settings, limits: limits) }
        try await stopped.sql("create table public.t (a int)")
        try await stopped.begin()
        try await stopped.sql("lock table public.t")
        try await TestDatabase.connect().sql("insert into public.t values (1)")
        await #expect(throws: PostgresError.self) { try await stopped.commit() }
    }

    @Test func `a wait for a lock ends`() async throws {
        let settings = try TestDatabase.settings
        let limits = TimeLimits(statement: .seconds(60), lock: .milliseconds(100))
        let waiting = try await OwnThread.run { try Session(settings, limits: limits) }
        let holder = try await TestDatabase.connect()
        try await holder.sql("create table public.t (a int)")
        try await holder.begin()
        try await holder.sql("lock table public.t")
        do {
            try await waiting.sql("insert into public.t values (1)")
            Issue.record("it did not wait")
        } catch let error as PostgresError {
            #expect(error.state == .lockNotAvailable)
        }
    }
}
