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
        Self(
            text: named.map { "\($0.expression.text) as \(Hole.quoted($0.name))" }
                .joined(separator: ", ")
        )
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

    /// A value as a literal, cast: `E'ads'::text`, for statements that take no parameters, such as COPY.
    ///
    /// - Precondition: `type` is a plain type name.
    static func literal(_ value: Value, _ type: String) -> Self {
        precondition(type.allSatisfy { $0.isLowercase || "[]_".contains($0) })
        guard let text = value.wireText else { return Self(text: "null::\(type)") }
        var quoted: [UInt8] = Array("E'".utf8)
        for byte in text.utf8 {
            precondition(byte != 0, "a literal cannot hold NUL")
            if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\\") { quoted.append(byte) }
            quoted.append(byte)
        }
        return Self(text: String(decoding: quoted, as: UTF8.self) + "'::\(type)")
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

/// Numbers the parameters of a statement that is put together.
public struct Binder: Sendable {
    /// The values, in the order of their numbers.
    public private(set) var values: [Value] = []
    private var types: [String] = []

    private let isLiteral: Bool

    /// Creates a binder without parameters.
    public init() { isLiteral = false }

    private init(isLiteral: Bool) { self.isLiteral = isLiteral }

    /// A binder that writes values out, for a COPY, which takes no parameters.
    public static var literals: Self { Self(isLiteral: true) }

    /// Adds a value and returns its parameter, cast to `type`; an equal one of that type is used again.
    public mutating func bind(_ value: Value, as type: String) -> Expression {
        if isLiteral { return .literal(value, type) }
        // One value under two casts is two parameters: 0.1 as real is no 0.1 as numeric.
        if let known = values.indices.first(where: { values[$0] == value && types[$0] == type }) {
            return .parameter(known + 1, type)
        }
        values.append(value)
        types.append(type)
        return .parameter(values.count, type)
    }
}
