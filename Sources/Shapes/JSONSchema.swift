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
    public func described(_ text: String) -> Self { with("description", .text(text)) }

    /// The same with a keyword.
    func with(_ keyword: String, _ value: Self) -> Self {
        guard case .object(var members) = self else { return self }
        members[keyword] = value
        return .object(members)
    }

    /// The same of a list that holds one element at least.
    var nonEmpty: Self {
        guard case .object(let members) = self, case .list(let kinds) = members["anyOf"] else {
            return self
        }
        return with("anyOf", .list(kinds.map { $0.isArray ? $0.with("minItems", .number(1)) : $0 }))
    }

    /// Whether it is of a list that holds one element at least.
    var isNonEmpty: Bool {
        guard case .object(let members) = self, case .list(let kinds) = members["anyOf"] else {
            return false
        }
        return kinds.contains { $0.isArray && $0 == $0.with("minItems", .number(1)) }
    }

    private var isArray: Bool {
        guard case .object(let members) = self else { return false }
        return members["type"] == .text("array")
    }

    /// A mapping without a key, where it is the schema of one that needs none: what is in it has its own defaults.
    var emptyObject: Self? {
        guard case .object(let members) = self, members["type"] == .text("object"),
            members["required"] == nil
        else { return nil }
        return .object([:])
    }

    /// A value of plain parts: a text that is not empty, a number, a truth value, a word of an enumeration, or a list or
    /// mapping of such; `nil` for any other.
    init?(plain value: Any) {
        switch value {
        case let text as String where !text.isEmpty: self = .text(text)
        case let flag as Bool: self = .flag(flag)
        case let number as Int: self = .number(Double(number))
        case let number as Double: self = .number(number)
        case let word as any RawRepresentable:
            guard let text = word.rawValue as? String else { return nil }
            self = .text(text)
        case let list as [Any]:
            let elements = list.map(Self.init(plain:))
            guard !elements.contains(nil) else { return nil }
            self = .list(elements.compactMap(\.self))
        case let mapping as [String: Any]:
            let members = mapping.mapValues(Self.init(plain:))
            guard !members.values.contains(nil) else { return nil }
            self = .object(members.compactMapValues(\.self))
        default: return nil
        }
    }
}
