import Synchronization

/// What names of relations and columns say.
enum Names {
    /// The words of a name in small letters, cut at signs and where small letters turn to capitals; numbers are none.
    static func words(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasSmall = false
        for character in name {
            if !character.isLetter || (character.isUppercase && wasSmall) {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if character.isLetter { word += character.lowercased() }
            wasSmall = character.isLowercase
        }
        return word.isEmpty ? words : words + [word]
    }

    /// How much a column's name sounds like a reference to a key, in `0...1`.
    static func hint(_ column: String, to key: String, of relation: String) -> Double {
        let own = words(column)
        if own == words(key), !own.allSatisfy({ generic.contains($0) || $0.count < 3 }) { return 1 }
        let stems = words(relation).map(stem).filter { $0.count >= 4 }
        let isReference = own.count == 1 || own.contains { generic.contains($0) }
        return isReference && own.contains(where: { stems.contains(stem($0)) }) ? 0.7 : 0
    }

    /// Whether a name fits a pattern, whatever the case.
    static func matches(_ name: String, _ pattern: String) -> Bool {
        asked.withLock { asked in
            if let known = asked.answers[pattern]?[name] { return known }
            if asked.expressions[pattern] == nil {
                asked.expressions[pattern] = try? Regex(pattern).ignoresCase()
            }
            guard let expression = asked.expressions[pattern] else { return false }
            let answer = name.firstMatch(of: expression) != nil
            asked.answers[pattern, default: [:]][name] = answer
            return answer
        }
    }

    /// Patterns and names that were asked before: each is asked of every link between relations.
    private struct Asked {
        var expressions: [String: Regex<AnyRegexOutput>] = [:]
        var answers: [String: [String: Bool]] = [:]
    }

    private static let asked = Mutex(Asked())

    private static let generic: Set<String> = [
        "id", "key", "uuid", "no", "nr", "num", "number", "nummer", "numero", "ref", "code", "fk",
        "pk", "name", "sk",
        "entity", "row", "rowid",
    ]

    private static func stem(_ word: String) -> String {
        for ending in ["en", "n", "es", "s"] where word.count > 4 && word.hasSuffix(ending) {
            return String(word.dropLast(ending.count))
        }
        return word.hasSuffix("e") && word.count > 4 ? String(word.dropLast()) : word
    }
}
