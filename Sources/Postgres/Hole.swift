/// A value for a hole of a ``Template`` or ``Fragment``.
public enum Hole: Sendable {
    /// One identifier, quoted.
    case identifier(String)
    /// A relation by schema and name, each quoted; without a schema the search path decides.
    case relation(schema: String?, name: String)
    /// A whole number.
    case bigint(Int64)
    /// A point in time.
    case timestamptz(Instant)
    /// An expression made from fragments.
    case expression(Expression)
    /// What stands after FROM, made from fragments.
    case from(Relation)

    static func quoted(_ name: String) -> String {
        precondition(!name.utf8.contains(0), "an identifier cannot hold NUL")
        let parts = name.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"\(parts.joined(separator: "\"\""))\""
    }

    /// A hole in a text: its name behind `"`, or its name and its type behind `'`.
    private static var pattern: Regex<(Substring, Substring?, Substring?, Substring?)> {
        /"\{([a-z_]+)\}"|'\{([a-z_]+)\}'::([a-z]+(?:\[\])?)/
    }

    static func names(in text: String) -> Set<String> {
        Set(text.matches(of: pattern).map { String($0.1 ?? $0.2 ?? "") })
    }

    static func fill(_ text: String, with holes: [String: Hole], in path: String) -> String {
        var used: Set<String> = []
        let filled = text.replacing(pattern) { match -> String in
            let name = String(match.1 ?? match.2 ?? "")
            used.insert(name)
            guard let hole = holes[name] else {
                preconditionFailure("\(path): no value for \(name)")
            }
            return hole.rendered(type: match.3.map(String.init), at: "\(path): \(name)")
        }
        let unused = Set(holes.keys).subtracting(used)
        precondition(unused.isEmpty, "\(path) has no hole \(unused)")
        return filled
    }

    private func rendered(type: String?, at place: String) -> String {
        switch (self, type) {
        case (.identifier(let name), nil): return Self.quoted(name)
        case (.relation(let schema, let name), nil):
            return (schema.map { "\(Self.quoted($0))." } ?? "") + Self.quoted(name)
        case (.from(let relation), nil): return relation.text
        case (.bigint(let number), "bigint"): return "'\(number)'::bigint"
        case (.timestamptz(let instant), "timestamptz"): return "'\(instant)'::timestamptz"
        case (.expression(let expression), .some): return expression.text
        default: preconditionFailure("\(place): the value is of another kind than the hole")
        }
    }
}
