/// One SQL statement that takes its values as parameters, from `sql/queries`.
public struct Statement: Sendable {
    /// The file's path under its kind's folder, such as `identity/link_keys`: for logs.
    public let path: String
    /// The statement itself, its path in front so that the server's statistics show it.
    public let text: String

    /// Creates a statement; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = "/* \(path) */ \(text)"
    }
}

/// Several statements without parameters, from `sql/migrations` or `sql/scripts`.
public struct Script: Sendable {
    /// The file's path.
    public let path: String
    /// The statements, as they stand in the file.
    public let text: String

    /// Creates a script; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }
}
