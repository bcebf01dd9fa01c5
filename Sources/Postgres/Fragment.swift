/// A piece of a statement, from `sql/fragments`: a file `select EXPRESSION;` for an ``Expression``, or
/// `select true from RELATION;` for a ``Relation``.
public struct Fragment: Sendable {
    /// The file's path under `sql/fragments`.
    public let path: String
    let text: String

    /// Creates a fragment; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        let trimmed = text.split(separator: "\n").map { $0.drop { $0 == " " } }
            .joined(separator: " ")
        precondition(trimmed.hasPrefix("select ") && trimmed.hasSuffix(";"), "fragment \(path)")
        self.text = String(trimmed.dropFirst(7).dropLast())
    }

    /// Returns the expression with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: Hole] = [:]) -> Expression {
        Expression(text: Hole.fill(text, with: holes, in: path))
    }

    /// Returns what stands after `from`, with every hole filled.
    ///
    /// - Precondition: the file is `select true from …;`.
    public func relation(_ holes: [String: Hole] = [:]) -> Relation {
        precondition(text.hasPrefix("true from "), "\(path) is no relation")
        return Relation(text: Hole.fill(String(text.dropFirst(10)), with: holes, in: path))
    }
}

/// What stands after FROM, put together from fragments alone.
public struct Relation: Hashable, Sendable {
    let text: String
}
