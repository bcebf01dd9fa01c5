/// A JSON Schema, or a part of one.
public indirect enum JSONSchema: Encodable, Hashable, Sendable {
    /// An object of keywords.
    case object([String: JSONSchema])
    /// A list.
    case list([JSONSchema])
    /// A text.
    case text(String)
    /// A number.
    case number(Double)
    /// A truth value.
    case flag(Bool)

    /// Writes it as plain JSON.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .list(let elements): try container.encode(elements)
        case .text(let text): try container.encode(text)
        case .number(let number):
            if number == number.rounded() {
                try container.encode(Int(number))
            } else {
                try container.encode(number)
            }
        case .flag(let flag): try container.encode(flag)
        }
    }

    /// The schema of a type by its name.
    public static func type(_ name: String, _ more: [String: JSONSchema] = [:]) -> Self {
        .object(more.merging(["type": .text(name)]) { first, _ in first })
    }

    /// The same with a description.
    public func described(_ text: String) -> Self {
        guard case .object(var members) = self else { return self }
        members["description"] = .text(text)
        return .object(members)
    }
}
