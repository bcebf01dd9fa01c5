import Failures
import Foundation
import Postgres
import Refresh
import Synchronization
import Testing
import TestSupport

/// The program as it runs for those who own nothing: a worker's login, an exporter's, and people who look.
@Suite(.emptyPostgres)
struct LoginTests {
    /// Makes a login that is a member of a group of `segcast init`, or reads a schema, and may do nothing else.
    func make(_ login: String, of group: String? = nil, reading schema: String? = nil)
        async throws
    {
        try await TestDatabase.administer(
            """
            do $$ begin create role \(login) login; exception when duplicate_object or unique_violation then null; end $$
            """
        )
        let owner = try await TestDatabase.connect()
        if let group { try await owner.sql("grant segcast_\(group) to \(login)") }
        guard let schema else { return }
        try await owner.sql("grant usage on schema \(schema) to \(login)")
        try await owner.sql("grant select on all tables in schema \(schema) to \(login)")
    }

    /// What the server says to a statement of a login; `nil` when it does what it says.
    func refusal(_ statement: String, of login: String) async throws -> String? {
        let session = try await TestDatabase.connect()
        try await session.run(Script(path: "login", text: "set session authorization \(login)"))
        do {
            try await session.sql(statement)
            return nil
        } catch let error as PostgresError {
            return error.state?.rawValue ?? "\(error)"
        }
    }

    @Test func `logins that own nothing work a day, each with what its group may do`() async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            var segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            try await make("segcast_test_day_worker", of: "worker", reading: "house")
            try await make("segcast_test_day_exporter", of: "exporter", reading: "house")
            segcast.login = "segcast_test_day_worker"
            for (words, status) in [
                ("check --as-of 2025-11-01", 0), ("run --as-of 2025-11-01", 77),
                ("models approve books_30d 1", 0), ("run --as-of 2025-11-01", 0),
                ("run --as-of 2025-11-01", 0), ("verify", 0), ("runs list", 0), ("models", 0),
                ("why M-00010", 0), ("score --as-of 2025-11-09", 0),
                ("release --as-of 2025-11-09", 0), ("segments --as-of 2025-11-09", 0),
            ] {
                let result = try await segcast.run(
                    words.split(separator: " ").map(String.init),
                    [:]
                )
                try #require(result.status == Int32(status), "\(words): \(result.errors)")
            }
            segcast.login = "segcast_test_day_exporter"
            for words in ["export north_search --as-of 2025-11-09", "runs list"] {
                let result = try await segcast.run(
                    words.split(separator: " ").map(String.init),
                    [:]
                )
                try #require(result.status == 0, "\(words): \(result.errors)")
            }
            let owner = try await TestDatabase.connect()
            let actors = try await owner.sql(
                "select event || ' by ' || actor as act from segcast.audit_entries group by 1 order by 1"
            ).map { try $0.value("act", as: String.self) }
            #expect(actors.contains("model_approved by segcast_test_day_worker"))
            #expect(actors.contains("export_published by segcast_test_day_exporter"))
            segcast.login = nil
            let verified = try await segcast.run("verify")
            #expect(verified.status == 0, "\(verified.output)")
        }
    }

    @Test func `a worker needs no right on the sources where a login of its own reads them`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            var segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            try #require(try await segcast.run("init").status == 0)
            let (worker, reader) = ("segcast_test_blind_worker", "segcast_test_source_reader")
            try await make(worker, of: "worker")
            try await make(reader, reading: "house")
            segcast.login = worker
            let variables = ["SEGCAST_READ_DATABASE_URL": try TestDatabase.url(as: reader)]
            for (words, status) in [
                ("check --as-of 2025-11-01", 0), ("run --as-of 2025-11-01", 77),
                ("models approve books_30d 1", 0), ("run --as-of 2025-11-01", 0),
                ("why M-00010", 0), ("export --removals-only --as-of 2025-11-01", 0),
                ("verify", 0),
            ] {
                let result = try await segcast.run(
                    words.split(separator: " ").map(String.init),
                    variables
                )
                try #require(result.status == Int32(status), "\(words): \(result.errors)")
            }
        }
    }

    @Test
    func `a source that row-level security cuts is named, and nothing is read from half of it`()
        async throws
    {
        try await withShop { shop in
            let worker = "segcast_test_cut_worker"
            try await make(worker, of: "worker", reading: "till")
            try await shop.session.sql("alter table till.blocked enable row level security")
            try await shop.session.sql(
                "create policy halved on till.blocked using (person > 7)"
            )
            var shop = shop
            shop.segcast.login = worker
            for words in [["check"], ["export", "news"], ["export", "--removals-only"]] {
                let refused = try await shop.segcast.run(words + ["--as-of", ExportShop.day], [:])
                #expect(refused.status != 0, "\(refused.output)")
                #expect(
                    (refused.errors + refused.output).contains("hides rows of till.blocked"),
                    "\(words): \(refused.errors)"
                )
                #expect(refused.tells("rows-hidden"), "\(refused.errors)")
            }
            try await shop.session.sql(
                "create view till.seen with (security_invoker) as table till.blocked"
            )
            try await shop.session.sql("grant select on till.seen to \(worker)")
            try shop.edit("warehouse.yaml") {
                $0.replacingOccurrences(of: "relation: till.blocked", with: "relation: till.seen")
            }
            let refused = try await shop.segcast.run("check", "--as-of", ExportShop.day)
            #expect(refused.status == 77, "\(refused.output)")
            #expect(refused.errors.contains("row-level security"), "\(refused.errors)")
        }
    }

    @Test func `an exporter lifts no cap, and lets no run pass that waits for a person`()
        async throws
    {
        try await withShop { shop in
            let exporter = "segcast_test_cap_exporter"
            try await make(exporter, of: "exporter", reading: "till")
            var shop = shop
            try #require(try await shop.segcast.run("runs").status == 0)
            shop.segcast.login = exporter
            let made = try await shop.export("news")
            try #require(made.status == 0, "\(made.errors)")
            for statement in [
                "delete from segcast.reservations",
                "update segcast.reservations set released_at = now()",
                "delete from segcast.frequency_caps",
                "select segcast.apply_caps('[]')",
                "update segcast.export_runs set state = 'superseded'",
                "update segcast.export_runs set contact_model = 'none'",
                "update segcast.export_candidates set identifiers = null",
                "delete from segcast.export_candidates",
                "delete from segcast.export_members",
                "insert into segcast.export_members select run_id, customer_id, reservation_id from segcast.reservations",
                "insert into segcast.export_candidates (run_id, customer_id, bucket, reservation_id) values (9, 1, 'included', 1)",
                "update segcast.export_sequences set last_sequence = 0",
                "update segcast.export_files set file_name = 'other'",
                "delete from segcast.kept_bytes",
                "select count(*) from segcast.scores",
                "select count(*) from segcast_v1.scores",
            ] {
                #expect(try await refusal(statement, of: exporter) == "42501", "\(statement)")
            }
            for call in [
                "release_contacts(run_id, null)", "forget_candidates(run_id)",
                "file_candidates(run_id, array[1], array['no_consent'])",
                "narrow_identifiers(run_id, array[1], array[gen_random_uuid()])",
            ] {
                let refused = try await refusal(
                    "select segcast.\(call) from segcast.export_runs where state = 'published'",
                    of: exporter
                )
                #expect(refused == "55000", "\(call)")
            }
            for call in [
                "mark_ended(run_id, 'cancelled')", "mark_planned(run_id, lease_token)",
                "mark_attention(run_id, lease_token, 'volume_changed', 9)",
                "recount_run(run_id, lease_token)", "mark_reserved(run_id, lease_token)",
                "forget_files(run_id)",
                "name_files(run_id, array['other'])", "freeze_members(run_id)",
            ] {
                let session = try await TestDatabase.connect()
                try await session.sql("select segcast.\(call) from segcast.export_runs")
            }
            let left = try await shop.session.sql(
                """
                select count(*) as count from segcast.export_runs as runs
                inner join segcast.export_files as files on files.run_id = runs.run_id
                where runs.state = 'published' and files.file_name like 'news.000001%'
                """
            )
            #expect(try left[0].value("count", as: Int.self) == 1)
            shop.segcast.login = nil
        }
    }

    @Test func `whoever may not run a command is told as whom, what they may not, and who runs it`()
        async throws
    {
        try await withShop { shop in
            let (exporter, people) = ("segcast_test_told_exporter", "segcast_test_told_marketing")
            try await make(exporter, of: "exporter", reading: "till")
            try await make(people, of: "marketing", reading: "till")
            var shop = shop
            try #require(try await shop.segcast.run("runs").status == 0)
            let workers = [
                "check", "build", "score", "release", "release guards 1",
                "release accept 1 --reason test", "segments", "models", "models card books 1",
                "models approve books 1", "why 5", "verify", "run", "keys accept --reason test",
            ]
            let exporters = [
                "export news", "runs", "runs accept 1 --reason test", "runs cancel 1", "rebuild 1",
                "outbox", "outbox adopt --reason test",
            ]
            for (login, commands, runner) in [
                (exporter, workers, "It runs as the worker's login"),
                (people, workers, "It runs as the worker's login"),
                (people, exporters, "It runs as a login that exports"),
            ] {
                shop.segcast.login = login
                for command in commands {
                    let words = command.split(separator: " ").map(String.init)
                    let told = try await shop.segcast.run(words, [:])
                    #expect(told.status == 77, "\(login), \(command): \(told.errors)")
                    #expect(
                        told.errors.contains("the login \(login) may not do all")
                            && told.errors.contains(runner),
                        "\(login), \(command): \(told.errors)"
                    )
                    #expect(told.tells("login-may-not"), "\(told.errors)")
                }
            }
            shop.segcast.login = nil
        }
    }

    @Test(arguments: [
        "append_event('outbox_adopted', 'x', '{}')",
        "acquire_lease('export news', '00000000-0000-0000-0000-000000000000', 60)",
    ])
    func `whoever waits in vain learns who holds what, and how to end it`(held: String) async throws
    {
        try await withShop { shop in
            let exporter = "segcast_test_holds_exporter"
            try await make(exporter, of: "exporter")
            let settings = try ConnectionSettings(TestDatabase.url(as: exporter))
            let holder = try await OwnThread.run { try Session(settings) }
            try await holder.begin()
            try await holder.sql("set local idle_in_transaction_session_timeout = 0")
            try await holder.sql("select segcast.\(held)")
            let limits = TimeLimits(statement: .seconds(10), lock: .milliseconds(50))
            let pool = SessionPool(try TestDatabase.settings, limits: limits)
            let error = try #require(
                await #expect(throws: PostgresError.self) {
                    try await pool.transaction { try $0.sql("select segcast.\(held)") }
                }
            )
            let failure = try #require(await WaitFailure(error, asking: pool))
            #expect(failure.kind == .temporary && failure.tells("lock-waited"))
            let process = try await holder.serverProcess()
            for words in [
                "process \(process) of \(exporter)", "pg_terminate_backend(\(process))",
            ] { #expect(failure.description.contains(words), "\(failure)") }
            await holder.rollback()
            #expect(await WaitFailure(error, asking: pool) == nil)
        }
    }

    @Test(arguments: [true, false])
    func `whoever idles in a transaction holds up no worker that may end sessions`(mayEnd: Bool)
        async throws
    {
        try await withShop { shop in
            let (exporter, worker) = (
                "segcast_test_idles_\(mayEnd)", "segcast_test_waits_\(mayEnd)"
            )
            try await make(exporter, of: "exporter")
            try await make(worker, of: "worker")
            try await TestDatabase.administer(
                "\(mayEnd ? "grant" : "revoke") pg_signal_backend, pg_read_all_stats \(mayEnd ? "to" : "from") \(worker)"
            )
            let theirs = try ConnectionSettings(TestDatabase.url(as: exporter))
            let holder = try await OwnThread.run { try Session(theirs) }
            try await holder.begin()
            try await holder.sql("set local idle_in_transaction_session_timeout = 0")
            try await holder.sql("select segcast.append_event('outbox_adopted', 'x', '{}')")
            let process = try await holder.serverProcess()
            let owner = try await TestDatabase.connect()
            try await owner.begin()
            try await owner.sql("lock table segcast.audit_events in row exclusive mode")
            let settings = try ConnectionSettings(TestDatabase.url(as: worker))
            let told = Mutex<[String]>([])
            let pool = SessionPool(
                settings,
                limits: TimeLimits(statement: .seconds(10), lock: .milliseconds(100))
            ) { error in
                let asking = SessionPool(settings, limit: 1)
                let words = await LockWait.words(
                    error,
                    idleFor: .milliseconds(50),
                    asking: asking
                )
                told.withLock { $0.append(words) }
            }
            let appended = try? await pool.transaction {
                try $0.sql("select segcast.append_event('outbox_adopted', 'x', '{}')").count
            }
            let words = try #require(told.withLock { $0.first })
            #expect(words.contains("process \(process) of \(exporter)"))
            #expect(words.contains(mayEnd ? "Ended" : "it is tried again"), "\(words)")
            #expect((appended != nil) == mayEnd)
            #expect(told.withLock { $0.count } == (mayEnd ? 1 : 4))
            // Whoever owns the tables is ended by nobody.
            let owners = try await owner.serverProcess()
            #expect(!mayEnd || !words.contains("process \(owners) "))
            try await owner.commit()
            if !mayEnd { await holder.rollback() }
        }
    }
}
