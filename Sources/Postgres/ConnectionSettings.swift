import CLibPQ
import Glibc

/// Where a database is and how to reach it: what libpq needs to open a session.
///
/// Whatever the connection string leaves out comes from libpq's own sources: the `PG*` variables,
/// the service file and the password file.
public struct ConnectionSettings: Sendable {
    /// libpq keywords and values, in the order they are handed over.
    let options: [(keyword: String, value: String)]
    /// Whether messages may name the host and the database: not where they could be a password's end.
    let isNameable: Bool

    /// Reads a connection string.
    ///
    /// Sets what the string and the environment leave open, so that a silent network is noticed
    /// within seconds: `connect_timeout=5`, `keepalives_idle=10`, `keepalives_interval=5`,
    /// `keepalives_count=3`, `tcp_user_timeout=15000` (milliseconds), `application_name=segcast`.
    ///
    /// - Parameter conninfo: a `postgresql://` URL, `key=value` pairs, `service=NAME`, or nothing.
    /// - Throws: ``PostgresError`` with code `settingsInvalid`; the text is never quoted, for it may
    ///   hold a password.
    public init(_ conninfo: String = "") throws(PostgresError) {
        guard Self.isPlain(conninfo) else {
            throw PostgresError(
                .settingsInvalid,
                phase: .connecting,
                message:
                    "the URL cannot be taken apart: write %40, %2F and %3F for @, / and ? in a "
                    + "password, or keep the password in ~/.pgpass"
            )
        }
        guard let parsed = PQconninfoParse(conninfo, nil) else {
            throw PostgresError(
                .settingsInvalid,
                phase: .connecting,
                message: "the connection string is neither a postgresql:// URL nor key=value pairs"
            )
        }
        defer { PQconninfoFree(parsed) }
        var options = Self.read(parsed)
        let defaults = PQconndefaults()
        defer { PQconninfoFree(defaults) }
        let ambient = defaults.map(Self.read) ?? []
        for (keyword, value) in Self.ours {
            let isGiven = (options + ambient).contains { $0.keyword == keyword }
            if !isGiven { options.append((keyword, value)) }
        }
        options.append(("client_encoding", "UTF8"))
        self.options = options
        let query = conninfo.split(separator: "?", maxSplits: 1).dropFirst().joined()
        isNameable = !conninfo.contains("://") || !query.contains("@")
    }

    /// Whether the only @ of a URL's address parts the login from the host.
    private static func isPlain(_ conninfo: String) -> Bool {
        guard let scheme = conninfo.firstRange(of: "://"),
            !conninfo[..<scheme.lowerBound].contains("=")
        else { return true }
        let address = conninfo[scheme.upperBound...].prefix { $0 != "?" }
        guard let sign = address.firstIndex(of: "@") else { return true }
        return !address[..<sign].contains("/")
            && !address[address.index(after: sign)...].contains("@")
    }

    /// Runs `body` with the keywords and values as libpq takes them.
    func withParameters<T>(
        _ body: (
            UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<UnsafePointer<CChar>?>
        ) -> T
    ) -> T {
        let keywords: [UnsafePointer<CChar>?] =
            options.map { UnsafePointer(strdup($0.keyword)) } + [nil]
        let values: [UnsafePointer<CChar>?] =
            options.map { UnsafePointer(strdup($0.value)) } + [nil]
        defer { for text in keywords + values { free(UnsafeMutablePointer(mutating: text)) } }
        return body(keywords, values)
    }

    /// The database's name, where the string gives one.
    public var database: String? { options.first { $0.keyword == "dbname" }?.value }

    /// Returns the same settings for another database of the same cluster.
    public func connecting(to database: String) -> Self {
        Self(
            options: options.filter { $0.keyword != "dbname" } + [("dbname", database)],
            isNameable: isNameable
        )
    }

    private init(options: [(keyword: String, value: String)], isNameable: Bool) {
        self.options = options
        self.isNameable = isNameable
    }

    private static let ours = [
        ("connect_timeout", "5"), ("keepalives_idle", "10"), ("keepalives_interval", "5"),
        ("keepalives_count", "3"), ("tcp_user_timeout", "15000"), ("application_name", "segcast"),
    ]

    private static func read(
        _ list: UnsafeMutablePointer<PQconninfoOption>
    ) -> [(keyword: String, value: String)] {
        var found: [(String, String)] = []
        var option = list
        while let keyword = option.pointee.keyword {
            let name = String(cString: keyword)
            let compiled = option.pointee.compiled.map { String(cString: $0) }
            if let value = option.pointee.val.map({ String(cString: $0) }), value != compiled {
                found.append((name, value))
            }
            option += 1
        }
        return found
    }
}
