public import Failures

extension ReasonError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case reasonEmpty, reasonTooLong, reasonUnprintable, reasonPersonal

        /// What it means.
        public var meaning: String {
            switch self {
            case .reasonEmpty:
                "A reason was asked for, and the text says nothing."
            case .reasonTooLong:
                "The text is longer than a reason may be."
            case .reasonUnprintable:
                "The text holds a character that nobody sees, such as a line feed or an escape."
            case .reasonPersonal:
                "The text holds somebody's e-mail address or phone number, and reasons are kept for ever."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .reasonEmpty:
                "Write in a few words why."
            case .reasonTooLong:
                "Write less: 1,000 characters are enough for why."
            case .reasonUnprintable:
                "Write it on one line, without it."
            case .reasonPersonal:
                "Leave the address out: say what happened, not whom it happened to."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .saysNothing: .reasonEmpty
        case .tooLong: .reasonTooLong
        case .controlCharacter: .reasonUnprintable
        case .contactDetail: .reasonPersonal
        }
    }
}
