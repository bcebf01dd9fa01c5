/// The word of a kind of outcome, as definitions write it.
public struct OutcomeKindWord: RawRepresentable, CaseIterable, Codable, Hashable, Sendable {
    /// The word.
    public let rawValue: String

    /// Creates the word; `nil` where no kind has it.
    public init?(rawValue: String) {
        guard OutcomeKinds.all.contains(where: { $0.word == rawValue }) else { return nil }
        self.rawValue = rawValue
    }

    private init(of kind: any OutcomeKind) { rawValue = kind.word }

    /// The words of all kinds.
    public static var allCases: [Self] { OutcomeKinds.all.map { Self(of: $0) } }

    /// The word that is meant where a definition names none.
    static var usual: Self { Self(of: OutcomeKinds.all[0]) }

    /// The kind that has the word.
    var kind: any OutcomeKind {
        guard let kind = OutcomeKinds.all.first(where: { $0.word == rawValue }) else {
            preconditionFailure("a word is made for kinds alone")
        }
        return kind
    }
}
