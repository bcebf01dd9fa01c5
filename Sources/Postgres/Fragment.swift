/// A piece of a statement, from `sql/fragments`: a file `select EXPRESSION;` for an ``Expression``, `select true from
/// RELATION;` for a ``Relation``, or any query for one in parentheses.
public struct Fragment: Sendable {
    /// The file's path under `sql/fragments`.
    public let path: String
    let text: String
    /// The whole statement, without its end.
    private let query: String

    /// Creates a fragment; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        let statement = text.trimming { $0.isWhitespace }
        precondition(statement.hasPrefix("select") && statement.hasSuffix(";"), "fragment \(path)")
        query = String(statement.dropLast())
        let body = String(statement.dropFirst(6).dropLast())
        // An expression that begins on a line of its own stands in four spaces, as in a list.
        self.text =
            body.hasPrefix("\n")
            ? String(body.dropFirst(5)).replacing("\n    ", with: "\n") : String(body.dropFirst())
    }

    /// Returns the expression with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: any Filling] = [:]) -> Expression {
        Expression(sql: Hole.fill(text, with: holes, in: path), form: .loose)
    }

    /// Returns what stands after `from`, with every hole filled.
    ///
    /// - Precondition: the file is `select true from …;`.
    public func relation(_ holes: [String: any Filling] = [:]) -> Relation {
        precondition(text.hasPrefix("true\nfrom "), "\(path) is no relation")
        return Relation(sql: Hole.fill(String(text.dropFirst(10)), with: holes, in: path))
    }

    /// Returns the rows of the query, in parentheses, for a hole that an alias follows; every hole filled.
    public func subquery(_ holes: [String: any Filling] = [:]) -> Relation {
        let rows = Hole.fill(query, with: holes, in: path).replacing("\n", with: "\n    ")
        return Relation(sql: "(\n    \(rows)\n)")
    }
}

extension String {
    fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
        var rest = drop(while: isTrimmed)
        while let last = rest.last, isTrimmed(last) { rest.removeLast() }
        return rest
    }
}
