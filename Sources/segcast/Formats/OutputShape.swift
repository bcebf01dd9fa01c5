/// What a command's JSON is: written as its JSON Schema, and what its outputs are held against.
indirect enum OutputShape: Sendable {
    /// A text.
    case text
    /// One of some words.
    case words([String])
    /// A number.
    case number
    /// A truth value.
    case truth
    /// An instant in UTC, as ISO 8601 writes it; `-infinity` and `infinity` are before and after all others.
    case instant
    /// A day of the business zone, such as `2011-09-10`.
    case day
    /// The same or null.
    case optional(OutputShape)
    /// Values of one shape.
    case list(OutputShape)
    /// An object with these keys and no others.
    case record([Field])

    /// A key of an object.
    struct Field: Sendable {
        let name: String
        let shape: OutputShape
        /// Whether the key may be missing.
        let mayBeMissing: Bool
        /// What it says, and in which unit.
        let meaning: String?

        init(
            _ name: String,
            _ shape: OutputShape,
            _ meaning: String? = nil,
            mayBeMissing: Bool = false
        ) {
            self.name = name
            self.shape = shape
            self.meaning = meaning
            self.mayBeMissing = mayBeMissing
        }

        /// The property's schema.
        fileprivate var schema: OutputValue {
            guard let meaning, case .object(var rules) = shape.schema else { return shape.schema }
            rules["description"] = .text(meaning)
            return .object(rules)
        }
    }

    /// The shape as a JSON Schema.
    var schema: OutputValue {
        switch self {
        case .text: .record([("type", .text("string"))])
        case .words(let words):
            .record([("type", .text("string")), ("enum", .list(words.map { .text($0) }))])
        case .number: .record([("type", .text("number"))])
        case .truth: .record([("type", .text("boolean"))])
        case .instant:
            .record([
                ("type", .text("string")),
                ("pattern", .text("^(-?infinity|[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z( BC)?)$")),
            ])
        case .day:
            .record([
                ("type", .text("string")), ("pattern", .text("^[0-9]{4,6}-[0-9]{2}-[0-9]{2}$")),
            ])
        case .optional(let shape):
            .record([("anyOf", .list([shape.schema, .record([("type", .text("null"))])]))])
        case .list(let shape):
            .record([("type", .text("array")), ("items", shape.schema)])
        case .record(let fields):
            .record([
                ("type", .text("object")),
                ("additionalProperties", .truth(false)),
                ("properties", .record(fields.map { ($0.name, $0.schema) })),
                ("required", .list(fields.filter { !$0.mayBeMissing }.map { .text($0.name) })),
            ])
        }
    }

    /// The file of a schema: what it is of, and the shape.
    func file(of title: String) -> OutputValue {
        guard case .object(var fields) = schema else { return .null }
        fields["$schema"] = .text("https://json-schema.org/draft/2020-12/schema")
        fields["title"] = .text(title)
        return .object(fields)
    }
}

/// A command that prints facts: what `--format json` makes of them.
protocol PrintsFacts {
    /// The JSON's shape.
    static var shape: OutputShape { get }
}
