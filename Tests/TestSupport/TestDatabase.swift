import Foundation
public import Postgres
import Schema
public import Testing

/// A database of a test's own: cloned from a migrated template before, dropped after.
public enum TestDatabase {
    @TaskLocal static var current: ConnectionSettings?

    /// Where the running test's database is.
    public static var settings: ConnectionSettings {
        get throws {
            guard let current else { throw Missing() }
            return current
        }
    }

    /// Opens one more session with the running test's database.
    public static func connect() async throws -> Session {
        let settings = try settings
        return try await OwnThread.run { try Session(settings, deadline: .seconds(60)) }
    }

    /// A pool of sessions with the running test's database.
    public static func pool(limit: Int = 4, deadline: Duration = .seconds(120)) throws
        -> SessionPool
    {
        try SessionPool(settings, limit: limit, deadline: deadline)
    }

    /// A pool of sessions that only read the running test's database, as the sources are read.
    public static func sources() throws -> SessionPool {
        try SessionPool(settings, deadline: .seconds(120), isReadOnly: true)
    }

    /// Returns once some session of the running test's database waits for a lock.
    ///
    /// - Throws: `Stalled` after ten seconds.
    public static func waitUntilOneSessionWaits() async throws {
        try await waitUntilSessionsWait(1)
    }

    /// Returns once so many sessions of the test's database wait for locks.
    public static func waitUntilSessionsWait(_ count: Int) async throws {
        let observer = try await connect()
        let waiting = Statement(
            path: "test/waiting",
            text: """
                select 1::bigint as one from pg_stat_activity
                where datname = current_database() and wait_event_type = 'Lock'
                """
        )
        for _ in 0..<1000 {
            if try await observer.query(waiting).count >= count { return }
            try await Task.sleep(for: .milliseconds(10))
        }
        throw Stalled()
    }

    /// Nobody came to wait.
    public struct Stalled: Error {}
    /// The test's suite lacks the trait `.postgres`.
    public struct Missing: Error {}

    /// The server the tests run against: `SEGCAST_DATABASE_URL`, or what libpq finds.
    public static var server: ConnectionSettings {
        get throws {
            try ConnectionSettings(
                ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
            )
        }
    }

    /// Runs `body` with `count` more empty databases of the same cluster, dropped after.
    public static func withDatabases(
        _ count: Int,
        _ body: ([ConnectionSettings]) async throws -> Void
    ) async throws {
        let names = (0..<count).map { _ in
            "test_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        }
        for name in names { try await administer("create database \(name) template template0") }
        let outcome: Result<Void, any Error>
        do {
            let server = try server
            try await body(names.map { server.connecting(to: $0) })
            outcome = .success(())
        } catch {
            outcome = .failure(error)
        }
        for name in names { try await administer("drop database \(name) with (force)") }
        try outcome.get()
    }

    /// Runs an ad-hoc statement against the server itself, such as one that makes a database.
    public static func administer(_ text: String) async throws {
        let settings = try server
        let session = try await OwnThread.run { try Session(settings) }
        try await session.run(Script(path: "test/administer", text: text))
    }

    /// Runs `body` with a database of its own, such as a day that several tests look back at; dropped after.
    ///
    /// - Parameters:
    ///   - isMigrated: whether Segcast's tables are in it.
    ///   - form: how it holds texts.
    ///   - body: finds it by ``settings``.
    /// - Returns: what `body` returns.
    /// - Throws: what `body` throws, or `PostgresError`.
    public static func withDatabase<T: Sendable>(
        isMigrated: Bool = true,
        as form: DatabaseForm = .utf8,
        _ body: @concurrent @Sendable () async throws -> T
    ) async throws -> T {
        await places.take()
        do {
            let value = try await withoutPlace(isMigrated, form, body)
            await places.giveBack()
            return value
        } catch {
            await places.giveBack()
            throw error
        }
    }

    private static func withoutPlace<T: Sendable>(
        _ isMigrated: Bool,
        _ form: DatabaseForm,
        _ body: @concurrent @Sendable () async throws -> T
    ) async throws -> T {
        let template = isMigrated ? try await template.value : "template0"
        let name = "test_\(UUID().uuidString.lowercased().filter { $0 != "-" })"
        // The template is busy while another test's clone of it is made: ask again.
        for attempt in 1... {
            do {
                try await administer(
                    "create database \(name) template \(template) \(form.rawValue)"
                )
                break
            } catch  where attempt < 100 {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        let outcome: Result<T, any Error>
        do {
            let settings = try server.connecting(to: name)
            outcome = .success(try await $current.withValue(settings) { try await body() })
        } catch {
            outcome = .failure(error)
        }
        try await administer("drop database \(name) with (force)")
        return try outcome.get()
    }

    /// Tests that run at once.
    static let places = Places(12)

    /// Makes the migrated template once a process.
    static let template = Task {
        let name = "segcast_test_template"
        try await administer("drop database if exists \(name) with (force)")
        try await administer("create database \(name) template template0 encoding 'UTF8'")
        let pool = SessionPool(try server.connecting(to: name), limit: 1)
        _ = try await Migrator(pool).migrate()
        return name
    }
}

/// Lets so many tests at once have databases: a server has only so many sessions.
actor Places {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(_ count: Int) { free = count }

    func take() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func giveBack() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}

/// How a database holds texts, as it is said where it is made.
public enum DatabaseForm: String, Sendable {
    /// In UTF-8, by the server's own locale.
    case utf8 = ""
    /// In no encoding that it checks.
    case raw = "encoding 'SQL_ASCII' locale 'C'"
    /// In UTF-8, where the small letter of I is one without a dot.
    case turkish = "encoding 'UTF8' locale 'C' locale_provider icu icu_locale 'tr-TR'"
}

/// Gives each test of a suite its own ``TestDatabase``.
public struct PostgresTrait: SuiteTrait, TestTrait, TestScoping {
    let isMigrated: Bool
    let form: DatabaseForm

    /// True: a suite's trait reaches each of its tests.
    public var isRecursive: Bool { true }

    /// Runs `function` with a database made for it alone.
    public func provideScope(
        for test: Test,
        testCase: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil else { return try await function() }
        try await TestDatabase.withDatabase(isMigrated: isMigrated, as: form, function)
    }
}

extension Trait where Self == PostgresTrait {
    /// Runs against a real PostgreSQL, in a migrated database of the test's own.
    public static var postgres: Self { PostgresTrait(isMigrated: true, form: .utf8) }
    /// Runs against a real PostgreSQL, in an empty database of the test's own.
    public static var emptyPostgres: Self { PostgresTrait(isMigrated: false, form: .utf8) }
    /// The same in a database that checks no encoding.
    public static var rawPostgres: Self { PostgresTrait(isMigrated: false, form: .raw) }
    /// The same in a database whose small letters are Turkish.
    public static var turkishPostgres: Self { PostgresTrait(isMigrated: false, form: .turkish) }
}

extension Session {
    /// Runs an ad-hoc statement of a test.
    @discardableResult
    public func sql(_ text: String, _ values: [Value] = []) throws -> Rows {
        try query(Statement(path: "test", text: text), values)
    }

    /// The server process that serves this session, as the server says.
    public func serverProcess() throws -> Int {
        try sql("select pg_backend_pid() as process")[0].value("process")
    }
}
