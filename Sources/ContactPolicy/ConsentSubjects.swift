import Foundation

/// What consent is asked for, purposes or the brand, beside what a consents source spells.
///
/// Subjects are compared by their letters and digits alone, in compatibility form and lower case: `Ads`, `ads ` and
/// `e-mail` are `ads` and `email`. A spelling that is a subject is about that one. A word for everything, or none at all,
/// is about every subject, and so is a spelling that begins with such a word or lists it; one that lists several is about
/// each. Of these a no counts, and a yes does not: it has to name what it is for, and nothing else.
struct ConsentSubjects: Sendable {
    /// What one spelling of the source is about.
    struct Meaning: Hashable, Sendable {
        let spelling: String, subject: String
        /// Whether it names more than this subject: a no to it counts, a yes does not.
        let isGeneral: Bool
    }

    /// The subjects asked for, each once; one without a name where none is.
    let asked: [String]
    /// Each spelling with each subject it is about.
    let meanings: [Meaning]

    /// Finds what each spelling of `found` is about; where nothing is asked for, each that is named is a subject too,
    /// for a no to any of them objects.
    init(asked: [String], found: [String]) {
        let names = asked.isEmpty ? [""] : Array(Set(asked.map(Self.canonical))).sorted()
        self.asked = names
        meanings = (found + [""]).reduce(into: Set<Meaning>()) { meanings, spelling in
            let name = Self.canonical(spelling)
            let isAll = Self.isEverything(name)
            if !isAll, asked.isEmpty || names.contains(name) {
                meanings.insert(Meaning(spelling: spelling, subject: name, isGeneral: false))
                return
            }
            let parts = Self.parts(of: spelling)
            let first =
                spelling.split { !$0.isLetter }.first.map { Self.canonical(String($0)) } ?? ""
            let namesAll = isAll || !Self.everything.isDisjoint(with: parts + [first])
            for subject in names where namesAll || parts.contains(subject) {
                meanings.insert(Meaning(spelling: spelling, subject: subject, isGeneral: true))
            }
        }.sorted { ($0.spelling, $0.subject) < ($1.spelling, $1.subject) }
    }

    /// Whether a name, in the form in which subjects are compared, is a word for every subject, or for none.
    static func isEverything(_ name: String) -> Bool {
        everything.contains(name) || nothing.contains(name)
    }

    /// What a spelling lists, each in the form in which subjects are compared; nothing where it lists nothing.
    private static func parts(of spelling: String) -> [String] {
        let parts = spelling.split { separators.contains($0) }.map { canonical(String($0)) }
        return parts.count > 1 ? parts.filter { !$0.isEmpty } : []
    }

    private static let separators = Set(",;:/|&+{}[]()\n")

    /// The form in which subjects are compared.
    static func canonical(_ text: String) -> String {
        let folded = text.precomposedStringWithCompatibilityMapping.lowercased()
        var letters = String.UnicodeScalarView()
        letters.append(
            contentsOf: folded.unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil
            }
        )
        return String(letters)
    }

    /// Words that are about every subject.
    private static let everything: Set<String> = [
        "all", "any", "every", "everything", "global", "allpurposes", "alle", "alles", "allen",
        "tout", "tous", "toute", "toutes", "todo", "todos", "toda", "todas", "tutti", "tutto",
        "tutte", "alla", "allt", "wszystkie", "wszystko", "все", "всё", "すべて", "全て", "全部", "所有",
    ]
    /// The lack of a subject, and words for it.
    private static let nothing: Set<String> = [
        "", "none", "null", "nil", "na", "nan", "unknown", "unspecified",
    ]
}
