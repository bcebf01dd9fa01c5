public import Failures

/// Why a text is no reason that may be kept.
public enum ReasonError: ReportableFailure, CaseIterable {
    /// It is empty, or all white space.
    case saysNothing
    /// It is longer than ``Reason/mostCharacters``.
    case tooLong
    /// A character of it means nothing, or steers a terminal.
    case controlCharacter
    /// An e-mail address or a phone number stands in it.
    case contactDetail

    /// What is wrong and what to do, to stand behind what the text was given as.
    public var words: String {
        switch self {
        case .saysNothing: "says nothing: write why"
        case .tooLong: "is longer than \(Reason.mostCharacters) characters: write less"
        case .controlCharacter: "holds a control character: leave it out"
        case .contactDetail:
            "holds somebody's address or number: it is kept for ever and read by many, leave that out"
        }
    }

    /// What is wrong and what to do.
    public var description: String { "the reason \(words)" }

    /// A person wrote it, and can write another.
    public var kind: FailureKind { .usage }
}
