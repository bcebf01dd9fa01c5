/// A statement with holes for what cannot be bound, from `sql/templates`.
///
/// COPY and DDL take no parameters. A hole stands in the file as SQL that every tool can read:
///
/// | in the file | filled by |
/// |---|---|
/// | `"{name}"` | ``Hole/identifier(_:)``, quoted; ``Hole/relation(schema:name:)``, both quoted |
/// | `'{name}'::bigint` | ``Hole/bigint(_:)`` |
/// | `'{name}'::timestamptz` | ``Hole/timestamptz(_:)`` |
/// | `'{name}'::boolean`, `::numeric`, `::text`, … | ``Hole/expression(_:)``, an ``Expression`` |
public struct Template: Sendable {
    /// The file's path under `sql/templates`.
    public let path: String
    let text: String

    /// Creates a template; outside tests only generated code does.
    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Returns the statement with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: Hole]) -> Statement {
        Statement(path: path, text: Hole.fill(text, with: holes, in: path))
    }
}

/// A piece of a SELECT list or condition, from `sql/fragments`: a file `select EXPRESSION;`.
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
}

/// SQL put together from fragments alone; there is no way to make one from a string.
public struct Expression: Hashable, Sendable {
    /// The text, for the one place that renders it.
    let text: String

    /// Returns `expressions` as a comma-separated list; for an empty list, NULL.
    public static func list(_ expressions: [Self]) -> Self {
        expressions.isEmpty
            ? Self(text: "null") : Self(text: expressions.map(\.text).joined(separator: ", "))
    }

    /// Returns expressions named as columns: `a as "x", b as "y"`.
    public static func columns(_ named: [(name: String, expression: Self)]) -> Self {
        Self(text: named.map { "\($0.expression.text) as \(Hole.quoted($0.name))" }
            .joined(separator: ", "))
    }

    /// Returns the conjunction; true when there is nothing to hold.
    public static func all(_ conditions: [Self]) -> Self { joined(conditions, " and ", "true") }

    /// Returns the disjunction; false when there is nothing to hold.
    public static func any(_ conditions: [Self]) -> Self { joined(conditions, " or ", "false") }

    /// A bound parameter, cast: `$3::text`.
    ///
    /// - Precondition: `type` is a plain type name.
    public static func parameter(_ number: Int, _ type: String) -> Self {
        precondition(type.allSatisfy { $0.isLowercase || "[]_".contains($0) })
        return Self(text: "$\(number)::\(type)")
    }

    /// A column of a relation's alias: `"orders"."amount"`.
    public static func column(_ alias: String, _ name: String) -> Self {
        Self(text: "\(Hole.quoted(alias)).\(Hole.quoted(name))")
    }

    private static func joined(_ parts: [Self], _ word: String, _ empty: String) -> Self {
        parts.isEmpty
            ? Self(text: empty) : Self(text: parts.map { "(\($0.text))" }.joined(separator: word))
    }
}

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

    static func quoted(_ name: String) -> String {
        precondition(!name.utf8.contains(0), "an identifier cannot hold NUL")
        return "\"\(name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }

    static func fill(_ text: String, with holes: [String: Hole], in path: String) -> String {
        var used: Set<String> = []
        let pattern = /"\{([a-z_]+)\}"|'\{([a-z_]+)\}'::([a-z]+(?:\[\])?)/
        let filled = text.replacing(pattern) { match -> String in
            let name = String(match.1 ?? match.2 ?? "")
            used.insert(name)
            guard let hole = holes[name] else { preconditionFailure("\(path): no value for \(name)") }
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
        case (.bigint(let number), "bigint"): return "'\(number)'::bigint"
        case (.timestamptz(let instant), "timestamptz"): return "'\(instant)'::timestamptz"
        case (.expression(let expression), .some("bigint")), (.expression(let expression), .some("timestamptz")):
            return "(\(expression.text))"
        case (.expression(let expression), .some): return expression.text
        default: preconditionFailure("\(place): the value is of another kind than the hole")
        }
    }
}
