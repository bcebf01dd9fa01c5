public import Failures

extension CipherError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case keyMalformed, keyUnreadable, keyNotAFile, keyForeign, keyOpen, bytesNotAuthentic

        /// What it means.
        public var meaning: String {
            switch self {
            case .keyMalformed:
                "The deployment's key is not 64 hexadecimal digits."
            case .keyUnreadable:
                "The file of the deployment's key cannot be read."
            case .keyNotAFile:
                "What SEGCAST_KEY_FILE names is a folder, a pipe or a device."
            case .keyForeign:
                "The file of the key belongs to somebody else, who could change it."
            case .keyOpen:
                "Others on this machine may read the key."
            case .bytesNotAuthentic:
                "Kept bytes do not open with this key: they were changed, or sealed with another one."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .keyMalformed:
                "Put back a copy of it, or name the file that holds it: what is kept opens with no other. Where nothing is "
                    + "kept yet, `\(DeploymentKey.making("new.key"))` makes one."
            case .keyUnreadable:
                "Look whether SEGCAST_KEY_FILE names it, and whether this login of the machine may read it."
            case .keyNotAFile:
                "Name a regular file."
            case .keyForeign:
                "`chown` it to whoever runs segcast."
            case .keyOpen:
                "`chmod 600` it; where others may have read it, make another."
            case .bytesNotAuthentic:
                "Name the key that they were sealed with; restore the database from a backup where it is "
                    + "the right one."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .malformedKey: .keyMalformed
        case .unreadableFile: .keyUnreadable
        case .notAFile: .keyNotAFile
        case .foreignFile: .keyForeign
        case .openFile: .keyOpen
        case .notAuthentic: .bytesNotAuthentic
        }
    }
}
