import Texts
public import Yams

/// How a value is written in YAML: reads it, and describes itself as a JSON Schema.
///
/// Both come from the one declaration, so that an editor and the program agree.
public struct Shape<Value> {
    /// What editors are told.
    public let schema: JSONSchema
    /// Reads a value, or reports why there is none.
    public let read: (Node, inout DefinitionReader) -> Value?

    /// A shape that describes itself by `schema` and reads by `read`.
    public init(
        schema: JSONSchema,
        read: @escaping (Node, inout DefinitionReader) -> Value?
    ) {
        self.schema = schema
        self.read = read
    }

    /// A value as the schema writes it; `nil` where it is nothing that could be written, such as an empty text.
    func written(_ value: Value) -> JSONSchema? {
        let written = JSONSchema(plain: value) ?? schema.emptyObject
        return written == .list([]) && schema.isNonEmpty ? nil : written
    }

    /// The same shape, noting where each value stands by its name.
    public func placed(_ kind: String, _ name: KeyPath<Value, String>) -> Self {
        Self(schema: schema) { node, reader in
            guard let value = read(node, &reader) else { return nil }
            reader.mark("\(kind)/\(value[keyPath: name])", at: node)
            return value
        }
    }
}

extension Shape where Value == String {
    /// Any text that is not empty, exactly as it is written.
    public static var text: Self {
        Self(schema: .type("string")) { node, reader in
            guard case .scalar(let scalar) = node, !isNull(node), !scalar.string.isEmpty else {
                reader.report("a text is expected", at: node)
                return nil
            }
            return scalar.string
        }
    }

    /// A value of a column, which may be empty; no person's.
    public static var value: Self {
        Self(schema: .type("string")) { node, reader in
            guard case .scalar(let scalar) = node, !isNull(node) else {
                reader.report("a text is expected", at: node)
                return nil
            }
            guard !scalar.string.looksLikeContactDetail else {
                reader.report(
                    "this looks like somebody's address or phone: definitions are kept for ever and read by many; "
                        + "tell these rows by another column",
                    at: node,
                    as: .valuePersonal
                )
                return nil
            }
            return scalar.string
        }
    }

    /// A sentence that other people read; it holds nobody's address.
    public static var prose: Self {
        Self(schema: .type("string")) { node, reader in
            guard let text = Self.text.read(node, &reader) else { return nil }
            guard !text.holdsContactDetail else {
                reader.report(
                    "this holds somebody's address: definitions are kept for ever and read by many",
                    at: node,
                    as: .valuePersonal
                )
                return nil
            }
            return text
        }
    }

    /// A name: small letters, digits and underscores, a letter first, at most 63.
    public static var name: Self {
        let pattern = "^[a-z][a-z0-9_]{0,62}$"
        return Self(schema: .type("string", ["pattern": .text(pattern)])) { node, reader in
            guard let name = Self.text.read(node, &reader) else { return nil }
            guard name.wholeMatch(of: /[a-z][a-z0-9_]{0,62}/) != nil else {
                reader.report(
                    "\(quoted(name)) is no name: use small letters, digits and underscores, a letter first",
                    at: node,
                    as: .nameUnfit
                )
                return nil
            }
            return name
        }
    }

    /// The name of something that is defined elsewhere.
    public static func reference(_ kind: ReferenceKind) -> Self {
        Self(schema: .type("string", ["description": .text("the name of a \(kind.words)")])) {
            node,
            reader in
            guard let name = Self.text.read(node, &reader) else { return nil }
            reader.refer(to: kind, name, at: node)
            return name
        }
    }
}

extension Shape where Value == Int {
    /// A whole number in a range.
    public static func integer(_ range: ClosedRange<Int>) -> Self {
        let bounds: [String: JSONSchema] = [
            "minimum": .number(Double(range.lowerBound)),
            "maximum": .number(Double(range.upperBound)),
        ]
        return Self(schema: .type("integer", bounds)) { node, reader in
            guard case .scalar(let scalar) = node, let number = Int(scalar.string),
                range.contains(number)
            else {
                reader.report(
                    "a whole number from \(range.lowerBound) to \(range.upperBound) is expected",
                    at: node
                )
                return nil
            }
            return number
        }
    }
}

extension Shape where Value == Double {
    /// A finite number in a range.
    public static func number(_ range: ClosedRange<Double> = -1e30...1e30) -> Self {
        let bounds: [String: JSONSchema] =
            range.lowerBound > -1e30
            ? ["minimum": .number(range.lowerBound), "maximum": .number(range.upperBound)] : [:]
        return Self(schema: .type("number", bounds)) { node, reader in
            guard case .scalar(let scalar) = node,
                scalar.string.allSatisfy({ $0.isNumber || ".eE+-".contains($0) }),
                let number = Double(scalar.string), range.contains(number)
            else {
                let limits =
                    range.lowerBound > -1e30
                    ? " from \(range.lowerBound) to \(range.upperBound)" : ""
                reader.report("a number\(limits) is expected", at: node)
                return nil
            }
            return number
        }
    }
}

extension Shape where Value == Bool {
    /// `true` or `false`.
    public static var flag: Self {
        Self(schema: .type("boolean")) { node, reader in
            guard case .scalar(let scalar) = node, ["true", "false"].contains(scalar.string) else {
                reader.report("true or false is expected", at: node)
                return nil
            }
            return scalar.string == "true"
        }
    }
}

extension Shape where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One of the words of an enumeration.
    public static var choice: Self {
        let words = Value.allCases.map(\.rawValue)
        return Self(schema: .object(["enum": .list(words.map(JSONSchema.text))])) { node, reader in
            guard let word = Shape<String>.text.read(node, &reader) else { return nil }
            guard let value = Value(rawValue: word) else {
                let hint = suggestion(for: word, among: words)
                reader.report(
                    "\(quoted(word)) is none of \(words.joined(separator: ", "))\(hint)",
                    at: node,
                    as: .wordUnknown
                )
                return nil
            }
            return value
        }
    }
}

extension Shape {
    /// A list; a single value stands for a list of one.
    public static func list<Element>(_ element: Shape<Element>) -> Shape<[Element]> {
        let many = JSONSchema.type("array", ["items": element.schema])
        return Shape<[Element]>(schema: .object(["anyOf": .list([many, element.schema])])) {
            node,
            reader in
            guard case .sequence(let sequence) = node else {
                return element.read(node, &reader).map { [$0] }
            }
            let elements = sequence.map { element.read($0, &reader) }
            return elements.contains { $0 == nil } ? nil : elements.compactMap { $0 }
        }
    }

    /// The same, where no two elements have one name.
    public static func list<Element>(
        _ element: Shape<Element>,
        eachOnce kind: String,
        by name: @escaping (Element) -> String
    ) -> Shape<[Element]> {
        let any = Shape<[Element]>.list(element)
        return Shape<[Element]>(schema: any.schema) { node, reader in
            guard case .sequence(let sequence) = node else { return any.read(node, &reader) }
            var names: Set<String> = []
            var elements: [Element?] = []
            for node in sequence {
                let value = element.read(node, &reader)
                elements.append(value)
                if let value, !names.insert(name(value)).inserted {
                    reader.report(
                        "\(kind) \(quoted(name(value))) stands twice",
                        at: node,
                        as: .nameTwice
                    )
                }
            }
            return elements.contains { $0 == nil } ? nil : elements.compactMap { $0 }
        }
    }

    /// A list of texts of which none stands twice.
    public static func list(_ element: Shape<String>, eachOnce kind: String) -> Shape<[String]> {
        Shape<[String]>.list(element, eachOnce: kind) { $0 }
    }

    /// A list of which at least one element is needed: an empty one would keep or leave out what nobody named.
    public static func some<Element>(of list: Shape<[Element]>) -> Shape<[Element]> {
        Shape<[Element]>(schema: list.schema.nonEmpty) { node, reader in
            let elements = list.read(node, &reader)
            guard elements?.isEmpty == true else { return elements }
            reader.report(
                "an empty list says nothing: name one at least, or leave the key out",
                at: node
            )
            return nil
        }
    }

    /// A mapping from names of one's own to values of one kind.
    public static func dictionary<Element>(_ element: Shape<Element>) -> Shape<[String: Element]> {
        let schema = JSONSchema.type("object", ["additionalProperties": element.schema])
        return Shape<[String: Element]>(schema: schema) { node, reader in
            guard case .mapping(let mapping) = node else {
                reader.report("a mapping of names to values is expected", at: node)
                return nil
            }
            var values: [String: Element] = [:]
            for (key, value) in mapping {
                guard let name = Shape<String>.text.read(key, &reader) else { continue }
                values[name] = element.read(value, &reader)
            }
            return values
        }
    }
}

/// Whether a node is YAML's null, or nothing.
public func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
        return false
    }
    return ["", "~", "null"].contains(scalar.string)
}

/// A text in quotes, cut where it gets long, with nothing in it that steers a terminal.
public func quoted(_ text: String) -> String {
    "\"\((text.count > 60 ? "\(text.prefix(60))…" : text).printable)\""
}
