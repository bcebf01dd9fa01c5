public import Failures

extension ReplicaError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case replicaBehind, replicaForeign, replicaUnproved

        /// What it means.
        public var meaning: String {
            switch self {
            case .replicaBehind:
                "The replica that sources are read from does not show yet what was written."
            case .replicaForeign:
                "SEGCAST_READ_DATABASE_URL is another database, a copy, or a replica that was promoted: "
                    + "who withdrew may not have withdrawn there."
            case .replicaUnproved:
                "The login may not ask whether the server is a replica of the primary."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .replicaBehind:
                "Wait until it has caught up, or unset SEGCAST_READ_DATABASE_URL to read from the primary."
            case .replicaForeign:
                "Name the primary or a physical replica of it, or unset the variable."
            case .replicaUnproved:
                "Let a DBA run the grant in the message."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .behind: .replicaBehind
        case .isNone: .replicaForeign
        case .mayNotTell: .replicaUnproved
        }
    }
}
