import Texts

/// A statement that was put together, as it runs, for people to read.
public struct CompiledStatement: Sendable {
    /// What it does, in a few words.
    public let title: String
    /// The statement.
    public let statement: Statement
    /// Its parameters, in order.
    public let values: [Value]

    /// Names a statement.
    public init(_ title: String, _ statement: Statement, _ values: [Value] = []) {
        self.title = title
        self.statement = statement
        self.values = values
    }

    /// Its parameters as they are sent, in order; `nil` is NULL.
    public var parameters: [String?] { values.map(\.wireText) }

    /// The statement as SQL, its title and parameters in comments before it, which no sign in them ends.
    public var text: String {
        var lines = ["-- \(title.printable)"]
        for (index, parameter) in parameters.enumerated() {
            lines.append("-- $\(index + 1) = \((parameter ?? "null").printable)")
        }
        return lines.joined(separator: "\n") + "\n" + statement.text + "\n"
    }
}
