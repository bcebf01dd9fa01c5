public import Failures

extension LeaseError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case leaseHeld, leaseLost

        /// What it means.
        public var meaning: String {
            switch self {
            case .leaseHeld:
                "Another process does the same work."
            case .leaseLost:
                "This process stood still for so long that another one took its work over; what it had "
                    + "not committed is rolled back."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .leaseHeld:
                "Wait for it. One that was killed gives way within a minute."
            case .leaseLost:
                "Nothing is lost. Look why it stood still: a suspended machine, or a full one."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .held: .leaseHeld
        case .lost: .leaseLost
        }
    }
}
