public import Shapes
import Yams

extension Shape where Value == SegmentRule {
    /// A rule: a mapping with `all`, `any`, `not`, or the key of one of the conditions.
    public static var rule: Self {
        let kinds = SegmentConditions.all
        let words = ["all", "any", "not"]
        let nested = JSONSchema.object(["$ref": .text("#/definitions/rule")])
        let lists = JSONSchema.type("array", ["items": nested])
        let schema = JSONSchema.object([
            "anyOf": .list(
                [only("all", lists), only("any", lists), only("not", nested)]
                    + kinds.map { $0.ruleSchema }
            )
        ])
        return Self(schema: schema) { node, reader in
            guard case .mapping(let mapping) = node else {
                return unknown(words + kinds.map { $0.key }, node, &reader)
            }
            if let word = words.first(where: { mapping[$0] != nil }) {
                return read(word, mapping, node, &reader)
            }
            if let kind = kinds.first(where: { mapping[$0.key] != nil }) {
                return kind.rule(node, &reader)
            }
            return unknown(words + kinds.map { $0.key }, node, &reader)
        }
    }

    private static func only(_ key: String, _ schema: JSONSchema) -> JSONSchema {
        .type(
            "object",
            [
                "properties": .object([key: schema]), "required": .list([.text(key)]),
                "additionalProperties": .flag(false),
            ]
        )
    }

    private static func unknown(_ words: [String], _ node: Node, _ reader: inout DefinitionReader)
        -> SegmentRule?
    {
        reader.report("a rule has one of \(words.joined(separator: ", "))", at: node)
        return nil
    }

    /// Reads what combines rules.
    private static func read(
        _ word: String,
        _ mapping: Node.Mapping,
        _ node: Node,
        _ reader: inout DefinitionReader
    ) -> SegmentRule? {
        guard mapping.count == 1, let inner = mapping[word] else {
            reader.report("\(word) stands alone in its mapping", at: node)
            return nil
        }
        if word == "not" { return rule.read(inner, &reader).map(SegmentRule.not) }
        guard let rules = Shape<[SegmentRule]>.some(of: .list(rule)).read(inner, &reader) else {
            return nil
        }
        return word == "all" ? .all(rules) : .any(rules)
    }
}

extension SegmentCondition {
    fileprivate static var ruleSchema: JSONSchema { shape.schema }

    fileprivate static func rule(_ node: Node, _ reader: inout DefinitionReader) -> SegmentRule? {
        shape.read(node, &reader).map { .condition(RuleCondition($0)) }
    }
}
