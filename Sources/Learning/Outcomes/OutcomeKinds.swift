/// The kinds of outcome that this program predicts.
public enum OutcomeKinds {
    /// All of them; the first is meant where a definition names none.
    public static let all: [any OutcomeKind] = [Occurrence()]
}
