public import Failures

/// Everything wrong with a folder of definitions, at once.
public struct DefinitionErrors: ReportableFailure {
    /// The issues, by file and line.
    public let issues: [DefinitionIssue]

    /// Creates what is thrown when definitions cannot be used.
    public init(issues: [DefinitionIssue]) { self.issues = issues }

    /// Who can do something about it: whoever writes definitions.
    public var kind: FailureKind { .configuration }

    /// What the first is called.
    public var code: DefinitionIssue.Code { issues.first?.code ?? .valueUnfit }

    /// One issue a line, each with its code.
    public var told: String { description }

    /// One issue a line.
    public var description: String { issues.map(\.description).joined(separator: "\n") }
}
