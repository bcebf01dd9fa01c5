import Foundation
import Postgres
import TestSupport
import Testing

/// What removes Segcast from the database of its host.
@Suite(.emptyPostgres)
struct DropTests {
    /// What is in the catalogue that could be somebody's: schemas, relations, functions, types, rights; and the roles of a
    /// prefix.
    private func catalogue(_ session: Session, _ prefix: String) async throws -> [String] {
        try await session.sql(
            """
            select format('schema %s %s', nspname, nspacl) as thing from pg_namespace where nspname !~ '^pg_(toast_)?temp'
            union all
            select format('relation %s %s %s', oid::regclass, relkind, relacl) from pg_class
            where relnamespace::regnamespace::text !~ '^pg_'
            union all
            select format('function %s %s', oid::regprocedure, proacl) from pg_proc
            where pronamespace::regnamespace::text !~ '^pg_'
            union all
            select format('type %s', oid::regtype) from pg_type where typnamespace::regnamespace::text !~ '^pg_'
            union all
            select format('constraint %s %s', conname, conrelid::regclass) from pg_constraint
            union all
            select format('default %s %s', defaclrole::regrole, defaclacl) from pg_default_acl
            union all
            select format('database %s', datacl) from pg_database where datname = current_database()
            union all
            select format('role %s', rolname) from pg_roles where rolname like '\(prefix)%'
            order by thing
            """
        ).map { try $0.value("thing") }
    }

    private static func prefix() -> String {
        "drop_\(UUID().uuidString.lowercased().prefix(8))_"
    }

    /// A shop whose roles have a prefix of their own, and what the catalogue held before `segcast init`.
    private func withInitialised(
        _ body: (SegcastProcess, Session, String, [String]) async throws -> Void
    ) async throws {
        try await SegcastProcess.withFolder { folder in
            let prefix = Self.prefix()
            let config = "\(folder)/Config"
            try FileManager.default.copyItem(atPath: SecondShop.folder, toPath: config)
            let settings = URL(filePath: "\(config)/segcast.yaml")
            let text = (try? String(contentsOf: settings, encoding: .utf8)) ?? ""
            try "\(text)\nrole_prefix: \(prefix)\n".write(
                to: settings,
                atomically: true,
                encoding: .utf8
            )
            let session = try await TestDatabase.connect()
            try await session.sql("create schema theirs")
            try await session.sql("create table theirs.things (thing_id bigint primary key)")
            let before = try await catalogue(session, prefix)
            let segcast = SegcastProcess(config: config, outbox: "\(folder)/outbox")
            let made = try await segcast.run("init")
            try #require(made.status == 0, "\(made.errors)")
            try await body(segcast, session, prefix, before)
        }
    }

    private func drop(_ segcast: SegcastProcess) async throws -> SegcastProcess.Result {
        try await segcast.run("drop", "--print")
    }

    @Test func `what is printed leaves the database as it was before init`() async throws {
        try await withInitialised { segcast, session, prefix, before in
            let during = try await catalogue(session, prefix)
            #expect(during.contains("role \(prefix)worker") && during.count > before.count + 100)
            let printed = try await drop(segcast)
            try #require(printed.status == 0, "\(printed.errors)")
            // It was only printed.
            #expect(try await catalogue(session, prefix) == during)
            try await session.run(Script(path: "drop", text: printed.output))
            let after = try await catalogue(session, prefix)
            #expect(after == before, "\(Set(after).symmetricDifference(before))")
            let made = try await segcast.run("init")
            #expect(made.status == 0, "\(made.errors)")
            try await session.run(Script(path: "drop", text: try await drop(segcast).output))
        }
    }

    @Test
    func `what is somebody else's and hangs on our schemas stops it, then and when it is run`()
        async throws
    {
        try await withInitialised { segcast, session, prefix, _ in
            let printed = try await drop(segcast)
            for (hangs, name, drop) in [
                (
                    "create view theirs.sizes as select * from segcast_v1.segment_sizes",
                    "theirs.sizes of ", "drop view theirs.sizes"
                ),
                (
                    "alter table theirs.things add constraint ours foreign key (thing_id) references segcast.customers",
                    "theirs.things", "alter table theirs.things drop constraint ours"
                ),
                (
                    "create function theirs.first(head segcast.audit_head) returns bigint language sql return 1",
                    "theirs.first", "drop function theirs.first"
                ),
            ] {
                try await session.sql(hangs)
                let refused = try await self.drop(segcast)
                #expect(refused.status == 78 && refused.output.isEmpty, "\(refused.errors)")
                #expect(refused.errors.contains(name), "\(refused.errors)")
                #expect(refused.tells("object-hanging"), "\(refused.errors)")
                await #expect(throws: PostgresError.self) {
                    try await session.run(Script(path: "drop", text: printed.output))
                }
                try await session.sql("rollback")
                #expect(try await catalogue(session, prefix).contains("role \(prefix)worker"))
                try await session.sql(drop)
            }
            try await session.run(Script(path: "drop", text: try await self.drop(segcast).output))
        }
    }

    @Test
    func `a role that another database knows, or that belongs to another, stays and is named`()
        async throws
    {
        try await withInitialised { segcast, session, prefix, before in
            try await TestDatabase.withDatabases(1) { others in
                let other = try Session(others[0])
                try await other.sql("create table public.deals (deal_id bigint)")
                try await other.sql("grant select on public.deals to \(prefix)viewer")
                try await session.sql("create role \(prefix)analysts")
                try await session.sql("grant \(prefix)analysts to \(prefix)marketing")
                try await session.sql("create role \(prefix)anna login")
                try await session.sql("grant \(prefix)worker to \(prefix)anna")
                let printed = try await drop(segcast)
                let text = printed.output
                #expect(
                    text.contains(
                        "-- \(prefix)viewer stays: it is known in \(others[0].database ?? "") too."
                    )
                )
                #expect(
                    text.contains(
                        "-- \(prefix)marketing stays: it is a member of \(prefix)analysts."
                    )
                )
                #expect(
                    text.contains(
                        "-- Members of \(prefix)worker, who keep their logins: \(prefix)anna."
                    )
                )
                try await session.run(Script(path: "drop", text: text))
                let left = try await catalogue(session, prefix).filter { $0.hasPrefix("role ") }
                #expect(
                    left
                        == ["analysts", "anna", "marketing", "viewer"].map { "role \(prefix)\($0)" }
                )
                #expect(
                    try await other.sql(
                        "select has_table_privilege('\(prefix)viewer', 'public.deals', 'select') as may"
                    )[0].value("may", as: Bool.self)
                )
                try await other.sql("drop owned by \(prefix)viewer")
            }
            for role in ["anna", "marketing", "viewer", "analysts"] {
                try await session.sql("drop role \(prefix)\(role)")
            }
        }
    }

    @Test func `nothing is printed where there is nothing, or without being asked to print`()
        async throws
    {
        try await SegcastProcess.withFolder { folder in
            let segcast = SegcastProcess(config: "\(folder)/none", outbox: "\(folder)/outbox")
            let none = try await drop(segcast)
            #expect(none.status == 78 && none.errors.contains("segcast init"), "\(none.errors)")
            let unasked = try await segcast.run("drop")
            #expect(unasked.status == 64 && unasked.errors.contains("--print"))
        }
    }
}
