public import Ciphers
public import Exports
import Foundation
public import Postgres

/// What the environment says of a deployment; secrets among it are looked up and never printed.
public struct DeploymentSettings: Sendable {
    /// The variables that are read whatever the outbox is; what its kind reads besides, that says.
    public enum Key: String, CaseIterable, Sendable {
        /// Where the database is: a URL, key=value pairs or `service=NAME`; libpq's own variables say what it leaves out.
        case database = "SEGCAST_DATABASE_URL"
        /// Who reads the sources, and where: a login of its own, or a replica; the database above when missing.
        case reader = "SEGCAST_READ_DATABASE_URL"
        /// Where files are published to.
        case outbox = "SEGCAST_OUTBOX"
        /// The key of published bytes: 64 hexadecimal digits.
        case key = "SEGCAST_KEY"
        /// The path of a file with that key, mode 600.
        case keyFile = "SEGCAST_KEY_FILE"

        /// What stands in it, in words for the manual.
        public var words: String {
            switch self {
            case .database:
                "where the database is: a postgresql:// URL, key=value pairs or service=NAME; what it leaves out say "
                    + "libpq's PG* variables, service file and password file, where a password belongs"
            case .reader:
                "who reads the sources, and where: a login of its own, or a replica; the database above when missing"
            case .outbox:
                "where files are published to; overrides outbox in segcast.yaml, and --outbox overrides both"
            case .key: "the key that published bytes are kept under, 64 hexadecimal digits"
            case .keyFile: "the path of a file with that key, which its owner alone may read"
            }
        }
    }

    // A function, so that no dump of this value shows what is in it.
    private let look: @Sendable (String) -> String?

    /// Settings of this process's environment.
    public init() { self.init(ProcessInfo.processInfo.environment) }

    /// Settings of another environment.
    public init(_ environment: [String: String]) {
        look = { environment[$0] }
    }

    /// What a variable says; `nil` when it is not set.
    public subscript(key: Key) -> String? { look(key.rawValue) }

    /// What a variable of a kind of destination says; `nil` when it is not set.
    public subscript(variable: DestinationVariable) -> String? { look(variable.name) }

    /// Whether somebody else may read the sources than who writes Segcast's tables.
    public var hasReader: Bool { self[.reader] != nil }

    /// Whether a setting names the key.
    public var hasKey: Bool { self[.key] != nil || self[.keyFile] != nil }

    /// Where the database is; an empty setting is none, and libpq's own variables say.
    ///
    /// - Throws: `PostgresError` when the setting cannot be read.
    public func database() throws(PostgresError) -> ConnectionSettings {
        try ConnectionSettings(self[.database] ?? "")
    }

    /// Sessions that read the sources, in transactions that cannot write.
    ///
    /// - Throws: `PostgresError` when the setting cannot be read, or is empty: whoever meant a login of its own would read
    ///   as the worker.
    public func sources(
        deadline: Duration = .seconds(900),
        limits: TimeLimits? = nil
    ) throws(PostgresError) -> SessionPool {
        let reader = self[.reader]
        guard reader?.allSatisfy(\.isWhitespace) != true else {
            throw PostgresError(
                .settingsInvalid,
                phase: .connecting,
                message:
                    "SEGCAST_READ_DATABASE_URL is empty: name who reads the sources, or unset it"
            )
        }
        let place = if let reader { try ConnectionSettings(reader) } else { try database() }
        return SessionPool(place, limit: 4, deadline: deadline, isReadOnly: true, limits: limits)
    }

    /// The key that published bytes are kept under.
    ///
    /// - Throws: `CipherError`; `RefreshError.noKey` when no setting names one.
    public func key() throws -> DeploymentKey {
        if let text = self[.key] { return try DeploymentKey(hexadecimal: text) }
        if let path = self[.keyFile] { return try DeploymentKey(file: path) }
        throw RefreshError.noKey
    }
}
