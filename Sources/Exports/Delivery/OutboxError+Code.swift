public import Failures

extension OutboxError.Code: FailureCode {
    /// What it means.
    public var meaning: String {
        switch self {
        case .systemCallFailed:
            "The system refused a call on a file of the outbox."
        case .contentDiffers:
            "Other bytes were read back than were written."
        case .variableMissing:
            "The outbox needs a variable of the environment that is not set."
        case .tooLittleSpace:
            "The outbox has no room for the files."
        case .nameTaken:
            "Another file lies under the name that a list would get."
        case .malformedHead:
            "What the outbox remembers of an export's last list cannot be read."
        case .notAFolder:
            "A folder of the outbox is a link, or no folder."
        case .notAFile:
            "Where a file of the outbox should be, there is a link or a folder."
        case .foreignOwner:
            "The outbox, or something in it, belongs to somebody else."
        case .othersMayWrite:
            "Others on this machine may write the outbox."
        case .otherFileSystem:
            "A folder of the outbox is on another file system than the outbox, or mounted by itself: a name could show half a file."
        case .othersMayReplace:
            "Others on this machine may put another folder in the outbox's place."
        }
    }

    /// What to do.
    public var remedy: String {
        switch self {
        case .systemCallFailed:
            "Its own words stand in the message: a full disk, missing rights, a folder that is gone."
        case .contentDiffers:
            "The disk may be failing: look at it before anything else."
        case .variableMissing:
            "Set it, or name another outbox."
        case .tooLittleSpace:
            "Make room and run it again; nobody is charged twice."
        case .nameTaken:
            "Look where it comes from, and move it away. It is not overwritten."
        case .malformedHead:
            "Look what happened to it, move it away, and `segcast outbox adopt --reason WHY`."
        case .notAFolder:
            "Name the folder itself."
        case .notAFile:
            "Move it away."
        case .foreignOwner:
            "`chown` it to whoever runs segcast, or choose another place."
        case .othersMayWrite:
            "`chmod go-w` it, and look at what lies in it."
        case .otherFileSystem:
            "Mount nothing below the outbox, or name the folder below as the outbox."
        case .othersMayReplace:
            "`chmod o-w` the folder above it, or choose another place."
        }
    }
}
