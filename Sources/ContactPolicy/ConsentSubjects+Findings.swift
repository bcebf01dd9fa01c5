import Channels
import Texts

extension ConsentSubjects {
    /// Most spellings that one finding names.
    private static let mostNamed = 10

    /// Spellings by the form in which subjects are compared; words for every subject, or for none, left out.
    static func spellings(_ found: [String]) -> [String: String] {
        Dictionary(found.map { (canonical($0), $0) }, uniquingKeysWith: { first, _ in first })
            .filter { !isEverything($0.key) }
    }

    /// Subjects as the consents spell them; one that looks like somebody's address is none.
    static func names(_ spellings: [String: String]) -> String {
        let sound = spellings.values.filter { $0.count <= 40 && !$0.looksLikeContactDetail }
            .sorted()
        let named = sound.prefix(mostNamed)
        let others = spellings.count - named.count
        guard !named.isEmpty else { return spellings.isEmpty ? "nothing" : "\(others) things" }
        return named.joined(separator: ", ") + (others > 0 ? " and \(others) more" : "")
    }
}
