import CLibPQ
import Glibc

/// Why no session could be opened, in words of our own.
///
/// libpq's messages quote what it took for a host, a port or a database; where a password was written into a URL
/// as it stands, that is a part of the password.
struct ConnectionFailure {
    private let place: String
    private let state: SQLState?

    /// Looks at a connection that failed, and asks the server once more for its SQLSTATE alone.
    init(of connection: OpaquePointer, _ settings: ConnectionSettings) {
        let needsPassword = PQconnectionNeedsPassword(connection) == 1
        state =
            needsPassword ? SQLState(rawValue: "28P01") : Self.askState(settings)
        place = settings.isNameable ? Self.place(of: connection) : ""
    }

    /// The error to throw.
    var error: PostgresError {
        let why = state?.words ?? "no server answers there, or the network keeps it away"
        return PostgresError(
            .notConnected,
            phase: .connecting,
            state: state,
            message: "no session\(place): \(why)"
        )
    }

    /// Login, host, port and database, each only where it looks like one.
    private static func place(of connection: OpaquePointer) -> String {
        func part(_ text: UnsafePointer<CChar>?, _ isOne: (String) -> Bool) -> String? {
            text.map { String(cString: $0) }.flatMap { !$0.isEmpty && isOne($0) ? $0 : nil }
        }
        func isName(_ text: String) -> Bool {
            text.utf8.count <= 253 && text.wholeMatch(of: /[A-Za-z0-9_.:-]+/) != nil
        }
        // A port that is none may be where a password begins, and the rest of the URL the rest of it.
        let ports = PQport(connection).map { String(cString: $0) } ?? ""
        guard ports.allSatisfy({ $0.isNumber || $0 == "," }) else { return "" }
        let host = part(PQhost(connection)) {
            isName($0) || $0.hasPrefix("/") || $0.hasPrefix("@/")
        }
        let port = part(PQport(connection)) { $0.allSatisfy(\.isNumber) }
        let words = [
            part(PQuser(connection), isName).map { " as \($0)" },
            part(PQdb(connection), isName).map { " with database \($0)" },
            host.map { " at \($0)" + (port.map { " port \($0)" } ?? "") },
        ]
        return words.compactMap { $0 }.joined()
    }

    /// The SQLSTATE that the server refuses a session with; `nil` when no server refuses one.
    ///
    /// Only the verbosity of a connection that is being opened makes libpq write nothing but the code.
    private static func askState(_ settings: ConnectionSettings) -> SQLState? {
        guard let connection = settings.withParameters({ PQconnectStartParams($0, $1, 0) }) else {
            return nil
        }
        defer { PQfinish(connection) }
        PQsetErrorVerbosity(connection, PQERRORS_SQLSTATE)
        let cutoff = ContinuousClock.now + .seconds(5)
        var step = PGRES_POLLING_WRITING
        while ContinuousClock.now < cutoff, PQstatus(connection) != CONNECTION_BAD {
            let events = step == PGRES_POLLING_READING ? POLLIN : POLLOUT
            var socket = pollfd(fd: PQsocket(connection), events: Int16(events), revents: 0)
            guard poll(&socket, 1, 100) > 0 else { continue }
            step = PQconnectPoll(connection)
            if step == PGRES_POLLING_OK { return nil }
            if step == PGRES_POLLING_FAILED { break }
        }
        let message = String(cString: PQerrorMessage(connection))
        return message.firstMatch(of: /:\s+([0-9A-Z]{5})\s*$/).map {
            SQLState(rawValue: String($0.1))
        }
    }
}
