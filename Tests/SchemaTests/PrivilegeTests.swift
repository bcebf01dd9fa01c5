import Foundation
import Postgres
import Schema
import TestSupport
import Testing

/// Who may do what with each object, as data: `Fixtures/privileges.csv`.
///
/// A cell lists verbs; `update(state sequence)` is of those columns alone. Whoever adds an object, or grants
/// something, says so there.
@Suite(.postgres)
struct PrivilegeTests {
    private static let roles = RoleGroup.allCases.map(\.rawValue) + ["nobody"]

    private struct Line: Hashable {
        let kind: String
        let object: String
        /// What each role may do, in the order of ``roles``.
        let cells: [String]

        var text: String { ([kind, object] + cells).joined(separator: ";") }
    }

    private static func fixture(_ name: String) throws -> String {
        let folder = try #require(Bundle.module.resourceURL).appending(path: "Fixtures")
        return try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static func matrix() throws -> [Line] {
        let lines = try fixture("privileges.csv").split(separator: "\n")
        #expect(
            lines.first.map(String.init) == (["kind", "object"] + roles).joined(separator: ";")
        )
        return lines.dropFirst().map { line in
            let fields = line.split(separator: ";", omittingEmptySubsequences: false).map(
                String.init
            )
            return Line(kind: fields[0], object: fields[1], cells: Array(fields.dropFirst(2)))
        }
    }

    private static func makeRoles() async throws {
        try await DatabaseRoles(prefix: "segcast_test_").make(in: TestDatabase.pool())
        try await TestDatabase.administer(
            """
            do $$ begin create role segcast_test_nobody nologin; exception when duplicate_object or unique_violation then null; end $$
            """
        )
    }

    @Test func `each role may do with each object what the matrix says, and nothing else`()
        async throws
    {
        try await Self.makeRoles()
        try await Self.compare()
    }

    @Test func `what earlier programs granted is taken back`() async throws {
        try await Self.makeRoles()
        let owner = try await TestDatabase.connect()
        for statement in [
            "grant all on all tables in schema segcast, segcast_v1 to segcast_test_worker, segcast_test_viewer, public",
            "grant all on all sequences in schema segcast to segcast_test_exporter, public",
            "grant all on all functions in schema segcast to segcast_test_marketing, public",
            "grant all on schema segcast, segcast_v1, segcast_data to segcast_test_exporter, public",
            "grant update (released_at), insert (run_id) on segcast.reservations to segcast_test_exporter",
            "alter default privileges in schema segcast_data grant all on tables to segcast_test_worker, segcast_test_viewer",
        ] { try await owner.sql(statement) }
        try await Self.makeRoles()
        try await Self.compare()
    }

    @Test func `what the owner's default privileges give others on our tables is taken back`()
        async throws
    {
        try await Self.makeRoles()
        let owner = try await TestDatabase.connect()
        let given = [
            ("tables", "all tables in schema segcast, segcast_v1"),
            ("sequences", "all sequences in schema segcast"),
            ("functions", "all functions in schema segcast"),
            ("schemas", "schema segcast, segcast_v1, segcast_data"),
        ]
        // As they lie there when a DBA lets an analyst read whatever is made, and then makes Segcast's tables.
        for (kind, objects) in given {
            try await owner.sql(
                "alter default privileges grant all on \(kind) to segcast_test_nobody"
            )
            try await owner.sql("grant all on \(objects) to segcast_test_nobody")
        }
        try await Self.makeRoles()
        for (kind, _) in given {
            try await owner.sql(
                "alter default privileges revoke all on \(kind) from segcast_test_nobody"
            )
        }
        try await Self.compare()
    }

    private static func compare() async throws {
        let rows = try await TestDatabase.connect().sql(
            try Self.fixture("list_privileges.sql"),
            [.texts(Self.roles)]
        )
        let found = try rows.map { row in
            Line(
                kind: try row.value("kind"),
                object: try row.value("object"),
                cells: try row.value("cells", as: String.self)
                    .split(separator: ";", omittingEmptySubsequences: false).map(String.init)
            )
        }
        let written = try Self.matrix()
        #expect(Set(found).subtracting(written).map(\.text).sorted() == [])
        #expect(Set(written).subtracting(found).map(\.text).sorted() == [])
    }

    @Test func `each statement that the matrix does not allow is refused to each role`()
        async throws
    {
        try await Self.makeRoles()
        let owner = try await TestDatabase.connect()
        for (position, role) in Self.roles.enumerated() {
            let session = try await TestDatabase.connect()
            try await session.run(
                Script(path: "login", text: "set session authorization segcast_test_\(role)")
            )
            for line in try Self.matrix() {
                for attempt in try await Self.attempts(line, position, owner) {
                    let isAllowed = try await Self.isAllowed(attempt.statement, session)
                    #expect(
                        isAllowed == attempt.isAllowed,
                        "\(role): \(attempt.statement)"
                    )
                }
            }
        }
    }

    private struct Attempt: Sendable {
        let statement: String
        let isAllowed: Bool
    }

    /// The statements that try what can be done with an object, and whether a role may.
    ///
    /// EXPLAIN asks for the same privileges as the statement, and changes nothing.
    private static func attempts(_ line: Line, _ position: Int, _ owner: Session) async throws
        -> [Attempt]
    {
        let cell = line.cells[position]
        func may(_ verb: String) -> Bool {
            cell.split(separator: " ").contains { $0 == verb }
        }
        func may(_ verb: String, _ column: String) -> Bool {
            if may(verb) { return true }
            guard let start = cell.range(of: "\(verb)("),
                let end = cell[start.upperBound...].firstIndex(of: ")")
            else { return false }
            return cell[start.upperBound..<end].split(separator: " ").contains { $0 == column }
        }
        switch line.kind {
        case "schema":
            return [
                Attempt(
                    statement: "create table \(line.object).planted ()",
                    isAllowed: may("create")
                )
            ]
        case "sequence":
            return [
                Attempt(
                    statement: "select nextval('\(line.object)')",
                    isAllowed: may("usage")
                ),
                Attempt(
                    statement: "select setval('\(line.object)', 9)",
                    isAllowed: may("update")
                ),
            ]
        case "function":
            guard let open = line.object.firstIndex(of: "(") else { return [] }
            let types = line.object[open...].dropFirst().dropLast().split(separator: ", ")
            let nulls = types.map { "null::\($0)" }.joined(separator: ", ")
            return [
                Attempt(
                    statement: "explain select \(line.object[..<open])(\(nulls))",
                    isAllowed: may("execute")
                )
            ]
        case "table", "view":
            let columns = try await owner.sql(
                "select attname::text as name from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped",
                [.text(line.object)]
            ).map { try $0.value("name", as: String.self) }
            var attempts = columns.flatMap { column in
                [
                    Attempt(
                        statement: "explain select \(column) from \(line.object)",
                        isAllowed: may("select", column)
                    ),
                    Attempt(
                        statement: "explain insert into \(line.object) (\(column)) values (null)",
                        isAllowed: may("insert", column)
                    ),
                    Attempt(
                        statement: "explain update \(line.object) set \(column) = null",
                        isAllowed: may("update", column)
                    ),
                ]
            }
            attempts += [
                Attempt(
                    statement: "explain delete from \(line.object)",
                    isAllowed: may("delete")
                ),
                Attempt(statement: "truncate \(line.object)", isAllowed: may("truncate")),
                Attempt(
                    statement: "lock table \(line.object) in access exclusive mode",
                    isAllowed: may("update") || may("delete") || may("truncate")
                ),
                Attempt(
                    statement: "alter table \(line.object) owner to current_user",
                    isAllowed: false
                ),
            ]
            return line.kind == "table"
                ? attempts
                : attempts.filter {
                    $0.statement.contains("select")
                }
        default: return []
        }
    }

    /// Runs a statement, undoes it, and says whether the server let the session do it.
    private static func isAllowed(_ statement: String, _ session: Session) async throws -> Bool {
        do {
            try await session.begin()
            try await session.sql(statement)
            await session.rollback()
            return true
        } catch let error as PostgresError {
            await session.rollback()
            return error.state != .insufficientPrivilege
        }
    }
}
