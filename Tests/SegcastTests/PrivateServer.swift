import Foundation
import Postgres

/// A PostgreSQL of one test's own, to be killed.
final class PrivateServer: Sendable {
    let url: String
    private let folder: String
    private let socket: String
    private let bin: String

    /// Makes and starts a server, reached through a socket only.
    ///
    /// It lies under `/tmp`: a socket's path has at most 107 bytes, and the server's user must reach it.
    init() async throws {
        let environment = ProcessInfo.processInfo.environment
        bin = environment["SEGCAST_SERVER_BIN"] ?? "/usr/lib/postgresql/15/bin"
        folder = "/tmp/segcast-fault-\(UUID().uuidString.prefix(8))"
        socket = "\(folder)/socket"
        let user = getuid() == 0 ? "postgres" : NSUserName()
        url = "postgresql:///segcast?host=\(socket)&user=segcast"
        try await Self.shell(
            "mkdir -p \(socket) && chown -R \(user) \(folder) && chmod 711 \(folder)"
        )
        try await asServer(
            "initdb -D \(folder)/pg -U segcast -A trust -E UTF8 --locale=C.UTF-8 >/dev/null"
        )
        try await start()
        try await Self.shell("\(bin)/createdb -h \(socket) -U segcast segcast")
    }

    /// A session with its database.
    func connect() async throws -> Session {
        let settings = try ConnectionSettings(url)
        return try await OwnThread.run { try Session(settings, deadline: .seconds(60)) }
    }

    /// Starts it again: what is left of one that was killed has to end first.
    func start() async throws {
        for attempt in 1...20 {
            do {
                try await asServer(
                    "pg_ctl -s -D \(folder)/pg -l \(folder)/log -w start -o \"-c listen_addresses='' -c unix_socket_directories=\(socket) -c fsync=off\""
                )
                return
            } catch  where attempt < 20 {
                try await Task.sleep(for: .milliseconds(300))
            }
        }
    }

    /// Kills the postmaster, as the kernel does when memory is short.
    func kill() async throws {
        try await Self.shell("kill -9 $(head -1 \(folder)/pg/postmaster.pid)")
    }

    /// Starts a physical copy of it beside it, or a copy of that copy, at another port, and returns its URL: one that
    /// follows, or one that is a server of its own from the first moment.
    func copy(isReplica: Bool, ofCopy: Bool = false) async throws -> String {
        let (name, from, port) = ofCopy ? ("second", 5433, 5434) : ("copy", 5432, 5433)
        try await asServer(
            "pg_basebackup -h \(socket) -p \(from) -U segcast -D \(folder)/\(name) -c fast -R"
        )
        if !isReplica { try await Self.shell("rm \(folder)/\(name)/standby.signal") }
        try await asServer(
            "pg_ctl -s -D \(folder)/\(name) -l \(folder)/log.\(name) -w start -o \"-p \(port) -c listen_addresses='' -c unix_socket_directories=\(socket) -c fsync=off\""
        )
        return url + "&port=\(port)"
    }

    /// Makes the copy a server of its own.
    func promote() async throws { try await asServer("pg_ctl -s -D \(folder)/copy -w promote") }

    /// Stops it and removes everything.
    func remove() async throws {
        for name in ["second", "copy", "pg"] {
            try? await asServer("pg_ctl -s -D \(folder)/\(name) -m immediate -w stop")
        }
        try await Self.shell("rm -rf \(folder)")
    }

    /// Changes a setting of the server, for those who are connected too: no transaction may do that.
    func set(_ setting: String, to value: String?) async throws {
        let change = value.map { "set \(setting) = '\($0)'" } ?? "reset \(setting)"
        try await Self.shell(
            "\(bin)/psql -qXAt -h \(socket) -U segcast -d segcast -c \"alter system \(change)\" -c 'select pg_reload_conf()' >/dev/null"
        )
    }

    /// Makes a login that is let in by its password alone, and one that is let in never.
    func ask(_ login: String, for password: String, refusing other: String) async throws {
        let session = try await connect()
        for (name, word) in [(login, password), (other, password)] {
            try await session.run(
                Script(path: "login", text: "create role \(name) login password '\(word)'")
            )
        }
        let file = "\(folder)/pg/pg_hba.conf"
        try await Self.shell(
            "rest=$(cat \(file)) && printf 'local all %s %s\\n' \(login) scram-sha-256 \(other) reject > \(file) && echo \"$rest\" >> \(file)"
        )
        try await asServer("pg_ctl -s -D \(folder)/pg reload")
    }

    private func asServer(_ command: String) async throws {
        let prefix = getuid() == 0 ? "cd / && runuser -u postgres -- " : ""
        try await Self.shell("\(prefix)\(bin)/\(command)")
    }

    /// Runs a command of the shell.
    static func shell(_ command: String) async throws {
        let environment = ProcessInfo.processInfo.environment
        let ended = try await SegcastProcess.run(["/bin/sh", "-c", command], environment)
        guard ended.status == 0 else { throw Failed(command: command, errors: ended.errors) }
    }

    /// A command of the shell failed.
    struct Failed: Error { let command: String, errors: String }
}
