import Foundation
import Postgres
import TestSupport
import Testing

/// `segcast doctor` as those who work, those who look, and those who may do nothing yet.
@Suite(.emptyPostgres)
struct DoctorLoginTests {
    private static let told = [
        "schema", "roles", "kept bytes", "lists", "policies", "sources", "owners", "freshness",
        "consents", "exports",
    ]
    private let logins = LoginTests()

    private func ask(_ login: String, _ shop: ExportShop) async throws -> Examined {
        var shop = shop
        shop.segcast.login = login
        return try await Examined(shop.segcast)
    }

    /// Has the owner run what a fix says.
    private func run(_ fix: String?) async throws {
        let owner = try await TestDatabase.connect()
        try await owner.run(Script(path: "fix", text: try #require(fix)))
    }

    @Test(
        arguments: [
            ("worker", [], 0), ("exporter", [], 0),
            ("marketing", ["login unexamined"], 77), ("viewer", ["login unexamined"], 77),
        ] as [(String, [String], Int32)]
    )
    func `a login is told what it may look at, and who may look at the rest`(
        group: String,
        causes: [String],
        status: Int32
    ) async throws {
        try await withShop { shop in
            let login = "segcast_test_asks_\(group)"
            try await logins.make(login, of: group, reading: "till")
            let asked = try await ask(login, shop)
            #expect(asked.causes == causes && asked.status == status, "\(asked.answers)")
            guard let cause = causes.first?.split(separator: " ").first.map(String.init) else {
                return
            }
            #expect(try asked.fault(cause).fix?.contains("a member of segcast_worker") == true)
            #expect(asked.waiting(for: cause) == (cause == "login" ? Self.told : []))
        }
    }

    @Test
    func `an exporter's login is asked for what lists are made from, and for no other source`()
        async throws
    {
        try await withShop { shop in
            let login = "segcast_test_asks_lists"
            try await logins.make(login, of: "exporter")
            let blind = try await ask(login, shop)
            #expect(blind.causes == ["sources wrong"] && blind.status == 77, "\(blind.answers)")
            let fix = try #require(try blind.fault("sources").fix)
            #expect(fix.contains("people") && fix.contains("consents") && fix.contains("blocked"))
            #expect(!fix.contains("visits"), "\(fix)")
            try await run(fix)
            let seeing = try await ask(login, shop)
            #expect(seeing.causes == [] && seeing.status == 0, "\(seeing.answers)")
            #expect(
                seeing.answers.first { $0.examination == "sources" }?.words
                    == "\(login) reads customers, consents, suppressions"
            )
        }
    }

    @Test func `a login of no group is told what each is for, and the weakest that does first`()
        async throws
    {
        try await withShop { shop in
            let login = "segcast_test_asks_nobody"
            try await TestDatabase.administer(
                "do $$ begin create role \(login) login; exception when duplicate_object then null; end $$"
            )
            try await logins.make(login, reading: "till")
            try await shop.session.sql("revoke segcast_worker, segcast_exporter from \(login)")
            let stranger = try await ask(login, shop)
            #expect(stranger.causes == ["login wrong"] && stranger.status == 77)
            #expect(stranger.waiting(for: "login") == Self.told)
            let fix = try #require(try stranger.fault("login").fix)
            let ways = [
                ("to look at aggregates by SQL, and at no customer", "viewer"),
                ("to look at customers, segments and lists by SQL", "marketing"),
                ("to make lists from what the worker made", "exporter"),
                ("to do the day's work", "worker"),
            ].map { "\($0): grant \"segcast_\($1)\" to \"\(login)\";" }
            #expect(
                fix == "let a DBA run the first of these that is enough: "
                    + ways.joined(separator: " ")
            )
            for way in ways.suffix(2) {
                try await run(way.split(separator: ": ").last.map(String.init))
                let member = try await ask(login, shop)
                #expect(member.causes == [] && member.status == 0, "\(member.answers)")
            }
        }
    }

    @Test func `a worker that may not read the sources is told the statements, which do`()
        async throws
    {
        try await withShop { shop in
            let login = "segcast_test_asks_blind"
            try await logins.make(login, of: "worker")
            let blind = try await ask(login, shop)
            #expect(blind.causes == ["sources wrong"] && blind.status == 77, "\(blind.answers)")
            let fault = try blind.fault("sources")
            #expect(
                fault.words.contains(
                    "may not read till.blocked, till.consents, till.people and 1 more"
                )
            )
            #expect(
                blind.waiting(for: "sources") == ["owners", "freshness", "consents", "exports"]
            )
            try await run(fault.fix)
            let seeing = try await ask(login, shop)
            #expect(seeing.causes == [] && seeing.status == 0, "\(seeing.answers)")
        }
    }

    @Test func `a worker that may make no temporary table is told the statement`() async throws {
        try await withShop { shop in
            let login = "segcast_test_asks_temporary"
            try await logins.make(login, of: "worker", reading: "till")
            let database = try await shop.value("current_database()::text", as: String.self)
            try await shop.session.sql("revoke temporary on database \(database) from public")
            let barred = try await ask(login, shop)
            #expect(barred.causes == ["login wrong"] && barred.status == 77, "\(barred.answers)")
            try await run(barred.fault("login").fix)
            #expect(try await ask(login, shop).causes == [])
            try await shop.session.sql("revoke all on database \(database) from \(login)")
        }
    }

    @Test func `whoever may make no schemas is told the statement, and then segcast init`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let login = "segcast_test_asks_maker"
            try await logins.make(login)
            let segcast = SegcastProcess(
                config: try SecondShop.folder,
                outbox: "\(folder)/outbox",
                login: login
            )
            let barred = try await Examined(segcast)
            #expect(barred.causes == ["login wrong"] && barred.status == 77, "\(barred.answers)")
            try await run(barred.fault("login").fix)
            let maker = try await Examined(segcast)
            #expect(try maker.fault("schema").fix == "segcast init")
            #expect(maker.answers.first { $0.examination == "login" }?.state == "well")
            try #require(try await segcast.run("init").status == 0)
            let made = try await Examined(segcast)
            #expect(!made.causes.contains { $0.hasPrefix("schema") || $0.hasPrefix("login") })
            #expect(
                made.answers.first { $0.examination == "login" }?.words
                    == "\(login) owns Segcast's tables"
            )
            let owner = try await TestDatabase.connect()
            try await owner.sql("drop owned by \(login)")
        }
    }

    @Test func `groups that are missing are told with what makes them, and those without rights`()
        async throws
    {
        try await withShop { shop in
            let prefix = "asks_\(UUID().uuidString.lowercased().filter { $0 != "-" })_"
            try "role_prefix: \(prefix)\n".write(
                toFile: "\(shop.folder)/Config/segcast.yaml",
                atomically: true,
                encoding: .utf8
            )
            let none = try await Examined(shop.segcast)
            #expect(none.causes == ["roles doubt"] && none.status == 0, "\(none.answers)")
            try await run(none.fault("roles").fix)
            let powerless = try await Examined(shop.segcast)
            #expect(powerless.causes == ["roles doubt"], "\(powerless.answers)")
            #expect(try powerless.fault("roles").fix?.hasPrefix("segcast init") == true)
            try #require(try await shop.segcast.run("init").status == 0)
            #expect(try await Examined(shop.segcast).causes == [])
            let names = ["worker", "exporter", "marketing", "viewer"].map { prefix + $0 }
                .joined(separator: ", ")
            for statement in ["drop owned by", "drop role"] {
                try await shop.session.sql("\(statement) \(names)")
            }
        }
    }

    @Test func `who reads the sources is asked beside who works`() async throws {
        try await withShop { shop in
            let (worker, reader) = ("segcast_test_asks_apart", "segcast_test_asks_reader")
            try await logins.make(worker, of: "worker")
            try await logins.make(reader, reading: "till")
            var shop = shop
            shop.segcast.login = worker
            func ask(_ url: String) async throws -> Examined {
                try await Examined(shop.segcast, ["SEGCAST_READ_DATABASE_URL": url])
            }
            let sound = try await ask(TestDatabase.url(as: reader))
            #expect(sound.causes == [] && sound.status == 0, "\(sound.answers)")
            let waiting = [
                "lists", "policies", "sources", "owners", "freshness", "consents", "exports",
            ]
            for (url, words, status) in [
                (" ", "SEGCAST_READ_DATABASE_URL is empty", 78),
                (try TestDatabase.url(as: reader) + "&dbname=postgres", "another database", 78),
                (try TestDatabase.url(as: reader) + "&host=/nonexistent", "no server answers", 69),
            ] as [(String, String, Int32)] {
                let asked = try await ask(url)
                #expect(asked.causes == ["reader wrong"], "\(asked.answers)")
                #expect(asked.status == status)
                #expect(try asked.fault("reader").words.contains(words), "\(asked.answers)")
                #expect(asked.waiting(for: "reader") == waiting)
            }
            shop.segcast.login = nil
        }
    }

    @Test func `without a server everything that asks one waits for it, and the rest answers`()
        async throws
    {
        try await withShop { shop in
            let nowhere = ["SEGCAST_DATABASE_URL": "", "PGHOST": "/nonexistent"]
            let asked = try await Examined(shop.segcast, nowhere)
            #expect(asked.causes == ["database wrong"] && asked.status == 69, "\(asked.answers)")
            let fault = try asked.fault("database")
            #expect(fault.words.contains("SEGCAST_DATABASE_URL is not set"))
            #expect(fault.fix?.contains("export SEGCAST_DATABASE_URL=postgresql://") == true)
            let told = asked.answers.filter { $0.state == "well" }.map(\.examination)
            #expect(told == ["definitions", "key", "outbox", "disk"])
            let unreadable = try await Examined(shop.segcast, ["SEGCAST_DATABASE_URL": "S3cr3t"])
            #expect(unreadable.causes == ["database wrong"] && unreadable.status == 78)
        }
    }

    @Test func `a wrong password, none, and a login that is let in never end cron's attempts`()
        async throws
    {
        let server = try await PrivateServer()
        do {
            try await server.ask("ada", for: "right", refusing: "eve")
            let url = server.url.replacing("user=segcast", with: "user=")
            try await SegcastProcess.withFolder { folder in
                for login in ["ada", "ada&password=S3cr3t", "eve&password=right"] {
                    var segcast = SegcastProcess(
                        config: try SecondShop.folder,
                        outbox: "\(folder)/outbox"
                    )
                    segcast.url = url + login
                    for command in ["runs", "check", "init"] {
                        let refused = try await segcast.run(command)
                        #expect(refused.status == 77, "\(login): \(refused.errors)")
                        #expect(!refused.errors.contains("S3cr3t"))
                    }
                    let asked = try await Examined(segcast)
                    #expect(asked.causes == ["database wrong"] && asked.status == 77)
                    #expect(try asked.fault("database").fix?.contains("~/.pgpass") == true)
                }
            }
        } catch {
            try await server.remove()
            throw error
        }
        try await server.remove()
    }

    @Test func `what a DBA runs is printed before there is any folder of definitions`() async throws
    {
        try await SegcastProcess.withFolder { folder in
            let login = "segcast_test_asks_grants"
            try await logins.make(login)
            let owner = try await TestDatabase.connect()
            try await owner.sql("create schema store")
            try await owner.sql("create table store.people (id bigint primary key, email text)")
            var segcast = SegcastProcess(config: "\(folder)/Config", outbox: "", login: login)
            let bare = try await segcast.run("init", "--print-grants")
            #expect(bare.status == 0 && bare.output.contains("grant create, temporary on database"))
            #expect(!bare.output.contains("store"))
            #expect(bare.errors.contains("there is no folder \(folder)/Config"), "\(bare.errors)")
            let blind = try await segcast.run("init", "--inspect", "store")
            #expect(blind.status == 77, "\(blind.errors)")
            #expect(
                blind.errors.contains("`segcast init --inspect store --print-grants`"),
                "\(blind.errors)"
            )
            let grants = try await segcast.run("init", "--inspect", "store", "--print-grants")
            #expect(grants.status == 0 && grants.errors == "", "\(grants.errors)")
            let own = grants.output.split(separator: "\n").filter {
                $0.hasSuffix("to \"\(login)\";") && $0.contains("store")
            }
            for statement in own { try await owner.sql(String(statement)) }
            #expect(own.count == 2)
            let seeing = try await segcast.run("init", "--inspect", "store")
            #expect(!seeing.errors.contains("may read nothing"), "\(seeing.errors)")
            segcast.login = nil
            try await owner.sql("drop owned by \(login)")
        }
    }
}
