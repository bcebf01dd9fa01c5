import Foundation

/// The purposes a channel asks consent for, beside those that a consents source spells.
///
/// Purposes are compared by their letters and digits alone, in compatibility form and lower case: `Ads`, `ads ` and
/// `e-mail` are `ads` and `email`. A word for everything, or none at all, is about every purpose.
struct ConsentPurposes: Sendable {
    /// What one spelling of the source is about.
    struct Meaning: Hashable, Sendable {
        let spelling: String, purpose: String
        /// Whether it names everything rather than this purpose: a no to it counts, a yes does not.
        let isGeneral: Bool
    }

    /// The purposes asked for, each once; one without a name where none is.
    let asked: [String]
    /// Each spelling with each purpose it is about.
    let meanings: [Meaning]

    /// Finds what each spelling of `found` is about; where nothing is asked for, each that is named is a purpose too,
    /// for a no to any of them objects.
    init(asked: [String], found: [String]) {
        let names = asked.isEmpty ? [""] : Array(Set(asked.map(Self.canonical))).sorted()
        self.asked = names
        meanings = (found + [""]).reduce(into: Set<Meaning>()) { meanings, spelling in
            let name = Self.canonical(spelling)
            let isGeneral = Self.everything.contains(name)
            let purposes = asked.isEmpty && !isGeneral ? [name] : names
            for purpose in purposes where isGeneral || (name == purpose && !purpose.isEmpty) {
                meanings.insert(
                    Meaning(spelling: spelling, purpose: purpose, isGeneral: isGeneral)
                )
            }
        }.sorted { ($0.spelling, $0.purpose) < ($1.spelling, $1.purpose) }
    }

    /// The form in which purposes are compared.
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

    /// Words, and the lack of one, that are about every purpose.
    static let everything: Set<String> = [
        "", "all", "any", "every", "everything", "global", "allpurposes", "alle", "alles", "tout",
        "tous", "todo", "todos", "tutti", "tutto",
    ]
}
