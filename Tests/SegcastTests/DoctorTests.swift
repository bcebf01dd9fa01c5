import Foundation
import Glibc
import Postgres
import TestSupport
import Testing

/// What `segcast doctor` prints, what it leaves alone, and where its fixes lead.
@Suite(.emptyPostgres)
struct DoctorTests {
    private static let names = [
        "definitions", "database", "server", "pooler", "clock", "login", "schema", "roles",
        "reader", "zone", "key", "kept bytes", "outbox", "disk", "lists", "policies", "sources",
        "owners", "freshness", "consents", "exports",
    ]

    @Test func `a shop whose lists can be made is well, and told on one screen`() async throws {
        try await withShop { shop in
            let asked = try await Examined(shop.segcast)
            #expect(asked.causes == [] && asked.status == 0, "\(asked.answers)")
            #expect(asked.answers.map(\.examination) == Self.names)
            var segcast = shop.segcast
            segcast.isWide = false
            let told = try await segcast.run("doctor", "--as-of", ExportShop.day)
            let lines = told.output.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(told.status == 0 && told.errors == "", "\(told.errors)")
            #expect(lines.count <= 40 && told.output.contains("UTC, as of \(ExportShop.day)"))
            for line in lines { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test func `programs read one object or one table, in the order of the examinations`()
        async throws
    {
        try await withShop { shop in
            let told = try await shop.segcast.run("doctor", "--format", "json")
            let whole = try #require(try told.json() as? [String: Any])
            #expect(Set(whole.keys) == ["is_well", "exit_code", "answers"])
            let answers = try #require(whole["answers"] as? [[String: Any]])
            for answer in answers {
                #expect(
                    Set(answer.keys) == [
                        "examination", "state", "words", "fix", "because", "exit_code",
                    ]
                )
            }
            let table = try await shop.segcast.run("doctor", "--format", "csv").output
            let rows = table.split(separator: "\n")
            #expect(rows.first == "examination,state,words,fix,because,exit_code")
            #expect(rows.count == answers.count + 1)
        }
    }

    @Test func `tables of another program, and somebody's things among them`() async throws {
        try await withShop(isTampered: true) { shop in
            let waiting = ["roles", "kept bytes", "lists", "policies", "exports"]
            try await shop.session.sql(
                "insert into segcast.schema_migrations select 99, 'next', 'x'"
            )
            let newer = try await Examined(shop.segcast)
            #expect(newer.causes == ["schema wrong"] && newer.status == 78, "\(newer.answers)")
            #expect(try newer.fault("schema").words.contains("use the program that migrated it"))
            #expect(newer.waiting(for: "schema") == waiting)
            try await shop.session.sql(
                "delete from segcast.schema_migrations where version >= 14"
            )
            let older = try await Examined(shop.segcast)
            #expect(older.causes == ["schema wrong"])
            #expect(try older.fault("schema").fix == "segcast init")
            try await shop.session.sql("drop table segcast.schema_migrations")
            #expect(try await Examined(shop.segcast).causes == ["schema wrong"])
        }
    }

    @Test func `a lock is not waited for, and whoever holds it is named`() async throws {
        try await withShop { shop in
            let holder = try await TestDatabase.connect()
            try await holder.begin()
            try await holder.sql("lock table segcast.schema_migrations in access exclusive mode")
            let began = ContinuousClock.now
            let asked = try await Examined(shop.segcast)
            #expect(ContinuousClock.now - began < .seconds(10))
            #expect(asked.causes == ["schema unexamined"] && asked.status == 75, "\(asked.answers)")
            let process = try await holder.serverProcess()
            #expect(try asked.fault("schema").words.contains("process \(process)"))
            await holder.rollback()
        }
    }

    @Test func `it writes nothing, in the database or beside it`() async throws {
        try await withShop { shop in
            let database = try await shop.value("current_database()::text", as: String.self)
            func refuseWrites(_ isRefused: Bool) async throws {
                try await shop.session.sql(
                    "alter database \(database) set default_transaction_read_only = \(isRefused)"
                )
            }
            try await refuseWrites(true)
            let asked = try await Examined(shop.segcast)
            #expect(asked.causes == [] && access(shop.segcast.outbox, F_OK) != 0)
            try await refuseWrites(false)
        }
    }

    @Test func `following its fixes from an empty database ends well`() async throws {
        try await SegcastProcess.withFolder { folder in
            try await SecondShop.make()
            let segcast = SegcastProcess(config: try SecondShop.folder, outbox: "\(folder)/outbox")
            var run: [String] = []
            for _ in 0..<6 {
                let asked = try await Examined(segcast, asOf: "2025-11-01")
                guard asked.status != 0 else { break }
                let fault = try #require(asked.answers.first { $0.state == "wrong" })
                let words = try #require(fault.fix).split { " ;".contains($0) }.map(String.init)
                try #require(words.first == "segcast", "\(fault)")
                let command = Array(words.dropFirst())
                let dated = ["train", "run"].contains(command[0]) ? ["--as-of", "2025-11-01"] : []
                _ = try await segcast.run(Array(command.prefix(4)) + dated, [:])
                run.append(command.joined(separator: " "))
            }
            #expect(
                run == ["init", "train books_30d", "models approve books_30d 1", "run"],
                "\(run)"
            )
            let asked = try await Examined(segcast, asOf: "2025-11-01")
            #expect(asked.status == 0, "\(asked.answers)")
            let later = try await Examined(segcast, asOf: "2025-11-05")
            #expect(later.causes.contains("exports wrong"))
            #expect(try later.fault("exports").words.contains("books_30d expired at 2025-11-0"))
        }
    }
}
