import Postgres
import TestSupport
import Testing

struct HoleTests {
    private func rendered(_ text: String, _ holes: [String: any Filling]) -> String {
        String(Template(path: "t", text: text).filled(holes).text.dropFirst(8))
    }

    @Test func `a value that looks like a hole is never filled again`() {
        let fragment = Fragment(path: "f", text: "select \"{column}\" = '{other}'::text;")
        let named = fragment.filled([
            "column": .identifier("'{other}'::text"), "other": Expression.parameter(1, "text"),
        ])
        #expect(
            rendered("select '{condition}'::boolean", ["condition": named])
                == #"select ("'{other}'::text" = $1::text)::boolean"#
        )
    }

    @Test func `a cast stays, but for a value that is known to be of the type`() {
        let text = "select '{value}'::text || '!'"
        #expect(rendered(text, ["value": .column("a", "b")]) == #"select "a"."b"::text || '!'"#)
        #expect(
            rendered(text, ["value": Expression.parameter(2, "text")]) == "select $2::text || '!'"
        )
        #expect(
            rendered(text, ["value": Expression.parameter(2, "real")])
                == "select $2::real::text || '!'"
        )
        let sum = Expression.parameter(1, "numeric") * Expression.parameter(2, "numeric")
        #expect(
            rendered("select '{value}'::numeric / 2", ["value": sum])
                == "select ($1::numeric * $2::numeric)::numeric / 2"
        )
    }

    @Test func `a list stands for a list, and lines stay where the hole stands`() {
        let named = Columns(named: [("x", .column("a", "b")), ("y", .null("real"))])
        let condition = Expression.all([.true, .column("a", "b").isNull, .any([.false, .true])])
        #expect(
            rendered(
                """
                select "{columns}".*
                from a
                    where '{condition}'::boolean
                """,
                ["columns": named, "condition": condition]
            ) == """
                select
                    "a"."b" as "x",
                    null::real as "y"
                from a
                    where (
                        "a"."b" is null
                        and (
                            false
                            or true
                        )
                    )
                """
        )
        let fragment = Fragment(
            path: "f",
            text: "select\n    case\n        when true then 1\n    end;\n"
        )
        #expect(
            rendered("select '{one}'::bigint", ["one": fragment.filled()]) == """
                select (
                    case
                        when true then 1
                    end
                )::bigint
                """
        )
    }
}

@Suite(.emptyPostgres, .serialized)
struct HostileNameTests {
    @Test(arguments: [
        "$1", "$2", "'$1'", "/* $1", "-- $1", "a\"$1", "'{key}'", "$$", "\"\u{301}", "one\\\ntwo\"",
        "\r\n",
    ])
    func `a column is read whatever its name is`(name: String) async throws {
        let session = try await TestDatabase.connect()
        let column = Template(
            path: "t",
            text:
                "select \"{column}\" from (select 1::bigint as \"{column}\") as one where $1::text = 'x'"
        )
        let rows = try await session.query(
            column.filled(["column": .identifier(name)]),
            [.text("x"), .text("never mentioned")]
        )
        #expect(rows.count == 1)
    }

    @Test(arguments: ["one\ntwo", "\r\n", "it's", "'\u{301}", "\\", "\\n\n", "E'", "$1", ""])
    func `a value that is written out is read as it is, wherever it stands`(text: String)
        async throws
    {
        let session = try await TestDatabase.connect()
        var binder = Binder.literals
        let `is` = binder.bind(.text(text), as: "text").equals(binder.bind(.text(text), as: "text"))
        let read = Template(
            path: "t",
            text:
                "select\n    '{value}'::text as seen,\n    octet_length('{value}'::text) as bytes\nwhere '{is}'::boolean"
        )
        let rows = try await session.query(
            read.filled(["value": binder.bind(.text(text), as: "text"), "is": `is`])
        )
        #expect(try rows[0].value("seen") == text)
        #expect(try rows[0].value("bytes") == text.utf8.count)
    }

    @Test(arguments: [
        "-infinity", "infinity", "4713-01-01T00:00:00Z BC", "0044-03-15T00:00:00Z BC",
        "0001-01-01T00:00:00Z",
        "2024-02-29T12:00:00.5Z", "10000-01-01T00:00:00Z", "294246-01-01T00:00:00Z",
    ])
    func `every instant that PostgreSQL knows goes there and back`(text: String) async throws {
        let session = try await TestDatabase.connect()
        let first: Instant = try await session.sql(
            "select $1::text::timestamptz as at",
            [.text(text)]
        )[0].value("at")
        let row = try await session.sql(
            "select $1::timestamptz as at, $1::timestamptz = $2::text::timestamptz as is_same",
            [.timestamptz(first), .text(text)]
        )[0]
        #expect(try row.value("at") == first)
        #expect(try row.value("is_same"))
    }

    @Test func `an infinity stays one, and the end of time is not passed`() {
        #expect(Instant.distantPast.advanced(byDays: 3) == .distantPast)
        #expect(Instant.distantFuture.advanced(byHours: -3) == .distantFuture)
        #expect(Instant(microseconds: .max - 1).advanced(byDays: 1) == .distantFuture)
        #expect(Instant(microseconds: 0).advanced(byDays: -200_000_000) == .distantPast)
        #expect(Instant.distantPast < Instant(microseconds: .min + 1))
    }
}

@Suite(.emptyPostgres, .serialized)
struct ErrorTextTests {
    /// SQLSTATEs of every class that a statement can end with, and one of nobody's.
    static let states = [
        "08006", "0A000", "22P02", "23505", "23514", "25006", "28000", "3D000", "3F000", "40001",
        "40P01",
        "42501", "42703", "42P01", "53100", "53300", "54011", "55P03", "57014", "57P01", "58030",
        "P0001", "XX000", "ZZ999",
    ]

    @Test(arguments: states)
    func `code in a view puts no value into an error, whatever SQLSTATE it raises`(state: String)
        async throws
    {
        let session = try await TestDatabase.connect()
        try await session.sql(
            """
            create function boom(mail text) returns text language plpgsql as $$
            begin
                raise exception using errcode = '\(state)', message = 'permission denied for ' || mail,
                    detail = mail, hint = mail, column = mail, constraint = mail, table = mail,
                    schema = mail, datatype = mail;
            end $$
            """
        )
        let error = await #expect(throws: PostgresError.self) {
            try await session.sql("select boom('ada@example.com')")
        }
        #expect(error.map { !"\($0)".contains("ada") } == true, "\(error.map { "\($0)" } ?? "")")
        #expect(error?.state?.rawValue == state)
        #expect(error.map { "\($0)".contains(": ") } == true, "there are words for it")
    }

    @Test(arguments: [
        "select 'ada@example.com'::bigint", "select ('{' || 'ada@example.com')::json",
        "select 'ada@example.com'::timestamptz", "select 1 / (length('ada@example.com') - 15)",
        "do $$ begin perform 'ada@example.com'::uuid; end $$",
        "insert into public.people values ('ada@example.com'), ('ada@example.com')",
    ])
    func `a value that the server chokes on is not quoted`(statement: String) async throws {
        let session = try await TestDatabase.connect()
        try await session.sql("create table public.people (mail text primary key)")
        let error = await #expect(throws: PostgresError.self) { try await session.sql(statement) }
        #expect(error.map { !"\($0)".contains("ada") } == true, "\(error.map { "\($0)" } ?? "")")
    }

    @Test(arguments: [
        "mail::regclass", "mail::regproc", "to_tsvector(mail::regconfig, '')",
        "has_schema_privilege(mail, 'usage')", "has_table_privilege(mail, 'select')",
        "has_function_privilege(mail || '()', 'execute')", "pg_relation_size(mail)",
        "query_to_xml('select ' || quote_ident(mail) || ' from pg_class', true, true, '')",
        "query_to_xml('select 1 from ' || quote_ident(mail), true, true, '')",
        "query_to_xml('select ' || quote_ident(mail) || '()', true, true, '')",
        "query_to_xml('select 1::' || quote_ident(mail), true, true, '')",
    ])
    func `a value that a row's reading takes for a name is not quoted`(read: String) async throws {
        let session = try await TestDatabase.connect()
        try await session.sql("create table public.people (mail text primary key)")
        try await session.sql("insert into public.people values ('ada@example.com')")
        let error = await #expect(throws: PostgresError.self) {
            try await session.sql("select (\(read))::text as name from public.people")
        }
        #expect(error.map { !"\($0)".contains("ada") } == true, "\(error.map { "\($0)" } ?? "")")
    }

    @Test func `names that a statement is refused for are told`() async throws {
        let session = try await TestDatabase.connect()
        let missing = await #expect(throws: PostgresError.self) {
            try await session.sql("select 1 from no_such_shop")
        }
        #expect(missing.map { "\($0)".contains("no_such_shop") } == true)
        let column = await #expect(throws: PostgresError.self) {
            try await session.sql("select no_such_column from pg_class")
        }
        #expect(column.map { "\($0)".contains("no_such_column") } == true)
    }
}
