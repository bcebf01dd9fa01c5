import Texts
import Yams

/// One key of a mapping: where its value goes, and what it means.
public struct Field<Root> {
    let key: String
    let isRequired: Bool
    private let schema: JSONSchema
    /// What the key stands for in a mapping that leaves it out, as the schema writes it.
    private let usual: (Root) -> JSONSchema?
    let apply: (Node, inout Root, inout DefinitionReader) -> Void

    /// A key whose value replaces the default: what the mapping starts from, which the schema tells with the `reason` why it
    /// is that.
    public init<Value>(
        _ key: String,
        _ path: WritableKeyPath<Root, Value>,
        _ shape: Shape<Value>,
        required: Bool = false,
        _ meaning: String,
        byDefault reason: String? = nil
    ) {
        let words = reason.map { "\(meaning). By default \($0)" }
        self.init(key, shape, required, words ?? meaning, { shape.written($0[keyPath: path]) }) {
            $0[keyPath: path] = $1
        }
    }

    /// A key that may be missing: `absence` says what that means, unless the value starts from a default.
    public init<Value>(
        _ key: String,
        _ path: WritableKeyPath<Root, Value?>,
        _ shape: Shape<Value>,
        required: Bool = false,
        _ meaning: String,
        whenMissing absence: String? = nil
    ) {
        let words = absence.map { "\(meaning). When missing, \($0)" }
        self.init(
            key,
            shape,
            required,
            words ?? meaning,
            { root in
                root[keyPath: path].map(shape.written) ?? shape.schema.emptyObject
            }
        ) { $0[keyPath: path] = $1 }
    }

    private init<Value>(
        _ key: String,
        _ shape: Shape<Value>,
        _ isRequired: Bool,
        _ meaning: String,
        _ usual: @escaping (Root) -> JSONSchema?,
        _ set: @escaping (inout Root, Value) -> Void
    ) {
        self.key = key
        self.isRequired = isRequired
        self.usual = usual
        schema = shape.schema.described(meaning)
        apply = { node, root, reader in
            if let value = shape.read(node, &reader) { set(&root, value) }
        }
    }

    /// The key's schema in a mapping that starts from a value.
    func schema(in start: Root) -> JSONSchema {
        guard !isRequired, let value = usual(start) else { return schema }
        return schema.with("default", value)
    }
}

extension Shape {
    /// A mapping with known keys; an unknown or missing one is an error.
    public static func object(_ start: Value, _ fields: [Field<Value>]) -> Self {
        let properties = Dictionary(
            uniqueKeysWithValues: fields.map { ($0.key, $0.schema(in: start)) }
        )
        let required = fields.filter(\.isRequired).map { JSONSchema.text($0.key) }
        var schema: [String: JSONSchema] = [
            "type": .text("object"), "properties": .object(properties),
            "additionalProperties": .flag(false),
        ]
        if !required.isEmpty { schema["required"] = .list(required) }
        return Self(schema: .object(schema)) { node, reader in
            guard case .mapping(let mapping) = node else {
                reader.report(
                    "a mapping is expected, with \(fields.map(\.key).joined(separator: ", "))",
                    at: node
                )
                return nil
            }
            var value = start
            var seen: Set<String> = []
            for (keyNode, node) in mapping {
                let key = keyNode.scalar?.string ?? ""
                guard let field = fields.first(where: { $0.key == key }) else {
                    let keys = fields.map(\.key)
                    let near = suggestion(for: key, among: keys)
                    let hint = near.isEmpty ? "; there are \(keys.joined(separator: ", "))" : near
                    reader.report(
                        "unknown key \(quoted(key))\(hint)",
                        at: keyNode,
                        as: .keyUnknown
                    )
                    continue
                }
                seen.insert(key)
                if isNull(node) {
                    reader.report("\(key) has no value", at: keyNode, as: .valueMissing)
                } else {
                    field.apply(node, &value, &reader)
                }
            }
            for field in fields where field.isRequired && !seen.contains(field.key) {
                reader.report("\(field.key) is missing", at: node, as: .keyNeeded)
            }
            return value
        }
    }
}

/// `; did you mean …?`, or what there is to choose from, where that is not much.
public func choice(for word: String, among words: [String]) -> String {
    let near = suggestion(for: word, among: words)
    guard near.isEmpty, !words.isEmpty else { return near }
    let rest = words.count > mostChoices ? " and \(words.count - mostChoices) more" : ""
    return "; there are \(words.prefix(mostChoices).joined(separator: ", "))\(rest)"
}

private let mostChoices = 20

/// `; did you mean …?`, or nothing.
public func suggestion(for word: String, among words: [String]) -> String {
    nearest(to: word, among: words).map { "; did you mean \($0)?" } ?? ""
}
