/// Everything wrong with a folder of definitions, at once.
public struct DefinitionErrors: Error, CustomStringConvertible {
    /// The issues, by file and line.
    public let issues: [DefinitionIssue]

    /// Creates what is thrown when definitions cannot be used.
    public init(issues: [DefinitionIssue]) { self.issues = issues }

    /// One issue a line.
    public var description: String { issues.map(\.description).joined(separator: "\n") }
}
