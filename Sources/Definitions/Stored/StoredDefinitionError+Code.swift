public import Failures

extension StoredDefinitionError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case storedUnreadable

        /// What it means.
        public var meaning: String {
            switch self {
            case .storedUnreadable:
                "A definition that was applied says what this program does not know."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .storedUnreadable:
                "Use the version of segcast that applied it, or a newer one."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .unreadable: .storedUnreadable
        }
    }
}
