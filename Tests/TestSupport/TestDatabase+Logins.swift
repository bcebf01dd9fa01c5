import Foundation
public import Postgres
import Schema

extension TestDatabase {
    /// The running test's database, as a login of its own is led to it.
    ///
    /// The last word on a key wins in key=value strings; a URL takes its database and login as parameters.
    public static func url(as login: String? = nil) throws -> String {
        let server = ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
        let database = try settings.database ?? ""
        let words = ["dbname=\(database)"] + (login.map { ["user=\($0)"] } ?? [])
        guard server.contains("://") else { return ([server] + words).joined(separator: " ") }
        return server + (server.contains("?") ? "&" : "?") + words.joined(separator: "&")
    }

    /// A pool of sessions that only read, as a login of its own.
    public static func sources(as login: String, deadline: Duration = .seconds(120)) throws
        -> SessionPool
    {
        SessionPool(try ConnectionSettings(url(as: login)), deadline: deadline, isReadOnly: true)
    }

    /// A session that is logged in as `segcast_test_NAME`, a member of one of Segcast's groups, such as `worker`.
    ///
    /// Roles are the whole cluster's: a name that another test uses too is one login.
    public static func login(_ name: String, as group: String) async throws -> Session {
        try await DatabaseRoles(prefix: "segcast_test_").make(in: pool())
        let login = "segcast_test_\(name)"
        try await administer(
            """
            do $$ begin
                begin create role \(login) login; exception when duplicate_object or unique_violation then null; end;
                begin grant segcast_test_\(group) to \(login); exception when unique_violation then null; end;
            end $$
            """
        )
        let session = try await connect()
        try await session.run(Script(path: "login", text: "set session authorization \(login)"))
        return session
    }

    /// Makes logins that may do nothing yet for `body`, and drops them with all that they own.
    public static func withLogins<T>(
        _ count: Int,
        _ body: ([String]) async throws -> T
    ) async throws -> T {
        let mark = UUID().uuidString.lowercased().filter { $0 != "-" }
        let logins = (0..<count).map { "login_\(mark)_\($0)" }
        let session = try await connect()
        for login in logins { try await session.sql("create role \(login) login") }
        do {
            let value = try await body(logins)
            try await drop(logins, session)
            return value
        } catch {
            try await drop(logins, session)
            throw error
        }
    }

    private static func drop(_ logins: [String], _ session: Session) async throws {
        let names = logins.joined(separator: ", ")
        try await session.sql("drop owned by \(names) cascade")
        try await session.sql("drop role \(names)")
    }
}
