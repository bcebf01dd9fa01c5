import Shapes
import Yams

extension Shape where Value == Exclusion {
    /// A column, one kind of test, and why.
    static var exclusion: Self {
        let entry = Self.object(Exclusion(), fields)
        return Self(schema: oneTest(entry.schema)) { node, reader in
            guard case .mapping(let mapping) = node else { return entry.read(node, &reader) }
            let keys: [String] = mapping.compactMap { $0.key.scalar?.string }
            if let answer = mapping["is"], isNull(answer) {
                reader.report(
                    "is: write unknown for rows without a value, or known for those with one",
                    at: answer
                )
                return nil
            }
            guard let exclusion = entry.read(node, &reader) else { return nil }
            // A key that is unknown was told; what it was meant to be is no further error.
            if keys.allSatisfy(words.contains), let issue = issue(keys) {
                reader.report(issue, at: node)
                return nil
            }
            if let issue = issue(exclusion) {
                reader.report(issue, at: node)
                return nil
            }
            return exclusion
        }
    }

    private static var fields: [Field<Exclusion>] {
        let values = Shape<[String]>.some(of: .list(.value))
        return [
            Field("column", \.column, .text, required: true, "the column that tells"),
            Field(
                "values",
                \.values,
                values,
                "the values that leave a row out; a row without a value is kept",
                byDefault: "another test tells"
            ),
            Field(
                "except",
                \.except,
                .some(of: .list(.value)),
                "the values that keep a row: any other leaves it out, and so does none",
                whenMissing: "another test tells"
            ),
            Field(
                "is",
                \.is,
                .choice,
                "known leaves out rows with a value, unknown rows without one",
                whenMissing: "another test tells"
            ),
            Field(
                "below",
                \.below,
                .limit,
                "leaves out what is less; earlier than that day",
                whenMissing: "another test tells"
            ),
            Field(
                "above",
                \.above,
                .limit,
                "leaves out what is more; later than that day",
                whenMissing: "another test tells"
            ),
            Field(
                "at_least",
                \.atLeast,
                .limit,
                "leaves out what is as much or more; that day or later",
                whenMissing: "another test tells"
            ),
            Field(
                "at_most",
                \.atMost,
                .limit,
                "leaves out what is as much or less; that day or earlier",
                whenMissing: "another test tells"
            ),
            Field(
                "because",
                \.because,
                .name,
                required: true,
                "the reason they are counted under"
            ),
        ]
    }

    /// The keys that test in a way of their own, and those of bounds, of which two may stand together.
    private static var single: [String] { ["values", "except", "is"] }
    private static var bounds: [String] { Exclusion.Bound.allCases.map(\.rawValue) }
    private static var words: [String] { ["column", "because"] + single + bounds }

    /// Says to editors that there is one kind of test.
    private static func oneTest(_ schema: JSONSchema) -> JSONSchema {
        guard case .object(var members) = schema else { return schema }
        func with(_ key: String) -> JSONSchema { .object(["required": .list([.text(key)])]) }
        members["oneOf"] = .list(
            single.map(with) + [.object(["anyOf": .list(bounds.map(with))])]
        )
        return .object(members)
    }

    /// What is wrong with the tests that an entry has.
    private static func issue(_ keys: [String]) -> String? {
        let tests = keys.filter { single.contains($0) || bounds.contains($0) }
        if tests.isEmpty {
            return "say which rows with one of \((single + bounds).joined(separator: ", "))"
        }
        let areTwoKinds = tests.count > 1 && tests.contains(where: single.contains)
        let sides = tests.compactMap(Exclusion.Bound.init).map(\.isUpper)
        guard areTwoKinds || Set(sides).count < sides.count else { return nil }
        return
            "\(tests.sorted().joined(separator: " and ")) stand together: an entry has one test, "
            + "or one bound on each side; write an entry for each"
    }

    /// What is wrong with the bounds that an entry has.
    private static func issue(_ exclusion: Exclusion) -> String? {
        let bounds = exclusion.bounds
        if Set(bounds.map(\.limit.kind.isTime)).count > 1 {
            return "a number and a time bound nothing together: write two of a kind"
        }
        guard exclusion.isEmpty else { return nil }
        let words = bounds.map { "\($0.bound.words) \($0.limit.rawValue)" }
        return "nothing is \(words.joined(separator: " and ")): to leave out what lies outside, "
            + "write an entry for each"
    }
}

extension Shape where Value == ExclusionLimit {
    /// A number, a day or a time.
    static var limit: Self {
        let kinds = [JSONSchema.type("number"), .type("string")]
        return Self(schema: .object(["anyOf": .list(kinds)])) { node, reader in
            guard let text = Shape<String>.text.read(node, &reader) else { return nil }
            guard let limit = ExclusionLimit(rawValue: text) else {
                reader.report(
                    "\(quoted(text)) is no number, day or time: write such as 0, -1.5, 2024-02-29 or "
                        + "2024-02-29T12:00:00+01:00",
                    at: node
                )
                return nil
            }
            return limit
        }
    }
}
