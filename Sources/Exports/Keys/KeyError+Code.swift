import Ciphers
public import Failures

extension KeyError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case keySame, keyNotInForce, keyChangeOther, keyChanging, keyNotLost,
            keyStillNamed

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
            case .keyStillNamed:
                "A key is said to be lost while the environment names one that cannot be read, which may be that one."
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
                "Finish it with the two files that it was begun with; where one of them is lost, as for `key-changing`."
            case .keyChanging:
                "Run `segcast key rotate` again, with the same two files; nothing is exported before. Where one of them is "
                    + "lost, name the other in SEGCAST_KEY_FILE and as --new-key-file of `segcast key replace --lost`."
            case .keyNotLost:
                "`segcast key rotate` changes it. Where the other key of a change is lost, name this one as --new-key-file too."
            case .keyStillNamed:
                "Let it be read; unset SEGCAST_KEY and SEGCAST_KEY_FILE only where the key is lost for good."
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
        case .stillNamed: .keyStillNamed
        }
    }
}
