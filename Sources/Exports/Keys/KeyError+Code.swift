import Ciphers
public import Failures

extension KeyError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case keySame, keyNotInForce, keyChangeOther, keyChanging, keyNotLost

        /// What it means.
        public var meaning: String {
            switch self {
            case .keySame:
                "The new key is the one that is in force."
            case .keyNotInForce:
                "The key was changed, and the environment names one of before."
            case .keyChangeOther:
                "A change of the key is under way between others than the two that are named."
            case .keyChanging:
                "A change of the key was cut short: some bytes are under the old one, some under the new."
            case .keyNotLost:
                "A key is said to be lost that the environment names."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .keySame:
                "Make another with `\(DeploymentKey.making("another.key"))`."
            case .keyNotInForce:
                "Name the key in force; `segcast key` shows which that is."
            case .keyChangeOther:
                "Finish it with the two files that it was begun with."
            case .keyChanging:
                "Run `segcast key rotate` again, with the same two files; nothing is exported before."
            case .keyNotLost:
                "`segcast key rotate` changes it."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .sameKey: .keySame
        case .notInForce: .keyNotInForce
        case .otherChange: .keyChangeOther
        case .changing: .keyChanging
        case .notLost: .keyNotLost
        }
    }
}
