extension Filling where Self == Expression {
    /// A column of a relation's alias: `"orders"."amount"`.
    public static func column(_ alias: String, _ name: String) -> Self {
        Expression(sql: "\(Hole.quoted(alias)).\(Hole.quoted(name))", form: .column)
    }

    /// NULL of a type.
    ///
    /// - Precondition: `type` is a plain type name.
    public static func null(_ type: String) -> Self {
        Expression.checkType(type)
        return Expression(sql: "null::\(type)", type: type, form: .whole)
    }

    /// Returns `values` as an array of `type`.
    ///
    /// - Precondition: `type` is a plain type name.
    public static func array(_ values: [Expression], of type: String) -> Self {
        Expression.checkType(type)
        let list = values.map { $0.sql.replacing("\n", with: "\n    ") }.joined(
            separator: ",\n    "
        )
        let text = values.isEmpty ? "array[]" : "array[\n    \(list)\n]"
        return Expression(sql: "\(text)::\(type)[]", type: "\(type)[]", form: .whole)
    }

    /// A word of the code's own, as text.
    public static func word(_ word: StaticString) -> Self {
        .literal(.text(word.description), "text")
    }

    /// A whole number.
    public static func bigint(_ number: Int64) -> Self { .literal(.bigint(number), "bigint") }

    /// A number, as exact as a label or a feature is.
    public static func real(_ number: Float) -> Self {
        .literal(.double(Double(number)), "real")
    }

    /// What always holds.
    public static var `true`: Self { Expression(sql: "true", type: "boolean", form: .whole) }

    /// What never holds.
    public static var `false`: Self { Expression(sql: "false", type: "boolean", form: .whole) }

    /// A point in time.
    public static func timestamptz(_ instant: Instant) -> Self {
        .literal(.timestamptz(instant), "timestamptz")
    }
}
