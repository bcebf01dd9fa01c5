/// The kinds of outcome that this program predicts.
public enum OutcomeKinds {
    /// All of them; the first is meant where a definition names none.
    public static let all: [any OutcomeKind] = [Occurrence()]

    /// What a score may be, whatever its kind.
    public static let scores = 0...(all.map(\.scores.upperBound).max() ?? 1)
}
