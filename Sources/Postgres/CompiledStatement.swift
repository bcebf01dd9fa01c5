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

    /// The statement as SQL, its title and parameters in comments before it.
    public var text: String {
        var lines = ["-- \(title)"]
        for (index, value) in values.enumerated() {
            let shown = (value.wireText ?? "null").replacing("\n", with: "\\n")
            lines.append("-- $\(index + 1) = \(shown)")
        }
        return lines.joined(separator: "\n") + "\n" + statement.text + "\n"
    }
}
