/// Several statements without parameters, from `sql/migrations`, `sql/grants` or `sql/scripts`.
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

    /// The names of its holes, which are those of a ``Template``.
    public var holes: Set<String> { Hole.names(in: text) }

    /// Returns the script with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: any Filling]) -> Self {
        Self(path: path, text: Hole.fill(text, with: holes, in: path))
    }
}
