import Foundation
import Postgres
import TestSupport
import Testing

@Suite(.emptyPostgres)
struct ReplicaTests {
    private func withServer(
        _ body: (ExportShop, PrivateServer) async throws -> Void
    ) async throws {
        let server = try await PrivateServer()
        let outcome: Result<Void, any Error>
        do {
            try await SegcastProcess.withFolder { folder in
                let shop = try await ExportShop(in: folder, on: server)
                try await body(shop, server)
                #expect(try await shop.breaches() == "")
            }
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        try await server.remove()
        try outcome.get()
    }

    /// Everything that reads.
    static let commands = [
        ["check"], ["build"], ["train", "x"], ["score"], ["release"], ["segments"],
        ["export", "ads_list"], ["export", "--removals-only"], ["run"], ["why", "1"],
        ["rebuild", "1"],
    ]

    @Test(arguments: commands)
    func `another database is no replica, whatever reads it`(command: [String]) async throws {
        try await withShop { shop in
            try await TestDatabase.withDatabases(1) { databases in
                let name = databases[0].database ?? ""
                let server = ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
                let other =
                    server.contains("://")
                    ? "\(server)\(server.contains("?") ? "&" : "?")dbname=\(name)"
                    : "\(server) dbname=\(name)"
                let refused = try await shop.segcast.run(
                    command,
                    ["SEGCAST_READ_DATABASE_URL": other]
                )
                #expect(refused.status == 78, "\(refused.output)\(refused.errors)")
                #expect(refused.errors.contains("it is another database"), "\(refused.errors)")
                #expect(refused.tells("replica-foreign"), "\(refused.errors)")
            }
        }
    }

    @Test func `the primary itself may be named, by a login that only reads`() async throws {
        try await withShop { shop in
            let login = "segcast_reader_\(UInt32.random(in: 0...9_999_999))"
            let url = try shop.readerURL(login)
            try await shop.session.sql("create role \(login) login in role pg_read_all_data")
            let made = try await shop.segcast.run(
                ["export", "ads_list", "--as-of", ExportShop.day],
                ["SEGCAST_READ_DATABASE_URL": url]
            )
            try await shop.session.sql("drop role \(login)")
            #expect(made.status == 0, "\(made.errors)")
            let marks: Int = try await shop.value(
                "select count(*) from pg_catalog.pg_largeobject_metadata"
            )
            #expect(marks == 0)
        }
    }

    @Test func `a replica is read, and no more once it was promoted`() async throws {
        try await withServer { shop, server in
            let replica = try await server.copy(isReplica: true)
            let made = try await shop.export("ads_list", ["SEGCAST_READ_DATABASE_URL": replica])
            try #require(made.status == 0, "\(made.errors)")
            try await server.promote()
            let refused = try await shop.export(
                "ads_list",
                day: "2024-03-05",
                ["SEGCAST_READ_DATABASE_URL": replica]
            )
            #expect(
                refused.status == 78 && refused.errors.contains("promoted"),
                "\(refused.errors)"
            )
        }
    }

    @Test func `a copy with all the numbers of the primary is none of its replicas`() async throws {
        try await withServer { shop, server in
            let copy = try await server.copy(isReplica: false)
            let refused = try await shop.export("ads_list", ["SEGCAST_READ_DATABASE_URL": copy])
            #expect(refused.status == 78 && refused.errors.contains("a copy"), "\(refused.errors)")
        }
    }

    @Test func `the replica of a copy has our numbers, and not what we write`() async throws {
        try await withServer { shop, server in
            let copy = try await server.copy(isReplica: false)
            let settings = try ConnectionSettings(copy)
            let session = try await OwnThread.run { try Session(settings) }
            let replica = try await server.copy(isReplica: true, ofCopy: true)
            // Its log is longer than ours by now.
            for _ in 1...3 {
                try await session.sql("create table till.filler as select generate_series(1, 1000)")
                try await session.sql("drop table till.filler")
                try await session.sql("select pg_switch_wal()")
            }
            let refused = try await shop.export("ads_list", ["SEGCAST_READ_DATABASE_URL": replica])
            #expect(
                refused.status == 78 && refused.errors.contains("does not arrive there"),
                "\(refused.errors)"
            )
        }
    }

    @Test func `a replica that stands still is told as behind`() async throws {
        try await withServer { shop, server in
            let replica = try ConnectionSettings(try await server.copy(isReplica: true))
            let reader = SessionPool(replica, limit: 1, deadline: .seconds(5))
            try await reader.withSession { session in
                _ = try await session.sql("select pg_wal_replay_pause()")
            }
            try await shop.session.sql("create table till.late as select 1 as a")
            let writer = SessionPool(
                try ConnectionSettings(server.url),
                limit: 1,
                deadline: .seconds(5)
            )
            let error = await #expect(throws: ReplicaError.self) {
                try await ReadPosition.catchUp(reader, with: writer, within: .milliseconds(300))
            }
            #expect(error?.tells("replica-behind") == true)
            try await shop.session.sql("drop table till.late")
            try await reader.withSession { session in
                _ = try await session.sql("select pg_wal_replay_resume()")
            }
        }
    }

    @Test func `who may not tell which server it is, is told the grant`() async throws {
        try await withServer { shop, server in
            try await shop.session.sql("create role reader login")
            try await shop.session.sql(
                "revoke execute on function pg_catalog.pg_control_system() from public"
            )
            let replica = try await server.copy(isReplica: true)
            let refused = try await shop.export(
                "ads_list",
                [
                    "SEGCAST_READ_DATABASE_URL": replica.replacing(
                        "user=segcast",
                        with: "user=reader"
                    )
                ]
            )
            #expect(refused.status == 77 && refused.tells("replica-unproved"))
            #expect(
                refused.errors.replacing(#"\""#, with: #"""#).contains(
                    #"grant execute on function pg_catalog.pg_control_system() to "reader""#
                ),
                "\(refused.errors)"
            )
        }
    }
}

extension ExportShop {
    /// The running test's database, as another login reaches it.
    fileprivate func readerURL(_ login: String) throws -> String {
        let server = ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
        let name = try TestDatabase.settings.database ?? ""
        let separator = server.contains("?") ? "&" : "?"
        return server.contains("://")
            ? "\(server)\(separator)dbname=\(name)&user=\(login)"
            : "\(server) dbname=\(name) user=\(login)"
    }
}
