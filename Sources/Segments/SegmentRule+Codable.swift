/// Stored as it was from the start, `{"all": {"_0": […]}}`, a condition under its word: definitions keep their hash.
extension SegmentRule: Codable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ word: String) { stringValue = word }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }

        static let value = Self("_0")
    }

    /// Writes the rule.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: Key.self)
        func inner(_ word: String) -> KeyedEncodingContainer<Key> {
            values.nestedContainer(keyedBy: Key.self, forKey: Key(word))
        }
        switch self {
        case .all(let rules):
            var container = inner("all")
            try container.encode(rules, forKey: .value)
        case .any(let rules):
            var container = inner("any")
            try container.encode(rules, forKey: .value)
        case .not(let rule):
            var container = inner("not")
            try container.encode(rule, forKey: .value)
        case .condition(let leaf):
            var container = inner(type(of: leaf.condition).word)
            try container.encode(leaf.condition, forKey: .value)
        }
    }

    /// Reads a rule.
    ///
    /// - Throws: `DecodingError` where it has no word of a kind that is known.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: Key.self)
        guard let word = values.allKeys.first, values.allKeys.count == 1 else {
            throw Self.unknown(decoder)
        }
        let inner = try values.nestedContainer(keyedBy: Key.self, forKey: word)
        switch word.stringValue {
        case "all": self = .all(try inner.decode([SegmentRule].self, forKey: .value))
        case "any": self = .any(try inner.decode([SegmentRule].self, forKey: .value))
        case "not": self = .not(try inner.decode(SegmentRule.self, forKey: .value))
        default:
            guard
                let kind = SegmentConditions.all.first(where: { $0.word == word.stringValue })
            else { throw Self.unknown(decoder) }
            func read<Kind: SegmentCondition>(_ kind: Kind.Type) throws -> Self {
                .condition(RuleCondition(try inner.decode(kind, forKey: .value)))
            }
            self = try read(kind)
        }
    }

    private static func unknown(_ decoder: any Decoder) -> DecodingError {
        .dataCorrupted(
            .init(
                codingPath: decoder.codingPath,
                debugDescription: "a rule of no kind that is known"
            )
        )
    }
}
