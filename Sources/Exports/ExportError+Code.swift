public import Failures

extension ExportError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case formatUnknown, tooFewMembers, volumeChanged, alreadySent, releaseTakenBack,
            segmentsOutdated, runChangedByHand, otherKey, exportTakenOver, neverSettled,
            bytesLost, needsAttention, runOvertaken, runCancelled, filesMissing, outboxDiffers,
            runUnknown

        /// What it means.
        public var meaning: String {
            switch self {
            case .formatUnknown:
                "A channel names a format that this program does not have."
            case .tooFewMembers:
                "A list would hold fewer customers than min_members. Nothing is charged."
            case .volumeChanged:
                "A list shrank or grew by more than largest_loss or largest_growth allows. Nothing is charged."
            case .alreadySent:
                "The list of this as-of was sent, and an edit since would send it again."
            case .releaseTakenBack:
                "The release that chose a list was taken back while it was made: nothing of it is sent."
            case .segmentsOutdated:
                "Segments still hold whom a release chose that was taken back or has expired."
            case .runChangedByHand:
                "Somebody changed a run behind this program's back, or its contacts."
            case .otherKey:
                "The key is not the one that published bytes are kept under."
            case .exportTakenOver:
                "Another process took an export over meanwhile."
            case .neverSettled:
                "Consents were withdrawn each time that a list was about to leave."
            case .bytesLost:
                "Kept bytes of a file do not open with the key, or their kept_days are over."
            case .needsAttention:
                "A run waits for a person."
            case .runOvertaken:
                "Somebody on a list withdrew before it left, and a later list has its number."
            case .runCancelled:
                "A person cancelled the run of this as-of."
            case .filesMissing:
                "Files of a published run are not in the outbox as they were sent."
            case .outboxDiffers:
                "The outbox and the database do not remember the same lists, as after a restore: nothing "
                    + "leaves."
            case .runUnknown:
                "There is no such run, or not in a state in which that can be done."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .formatUnknown:
                "Use one of those in the message."
            case .tooFewMembers:
                "The counts say who was left out and why; wait, or lower min_members."
            case .volumeChanged:
                "Look why. Where it is right: `segcast runs accept RUN --reason WHY`, then export again."
            case .alreadySent:
                "The next as-of goes by the edit. If people are to get it again: `segcast export NAME "
                    + "--again --reason WHY`."
            case .releaseTakenBack:
                "Export again."
            case .segmentsOutdated:
                "`segcast segments`, then export again."
            case .runChangedByHand:
                "`segcast runs cancel RUN`, and find out who did."
            case .otherKey:
                "Let SEGCAST_KEY or SEGCAST_KEY_FILE name that one."
            case .exportTakenOver:
                "Nothing: it goes on with the list."
            case .neverSettled:
                "Run it again."
            case .bytesLost:
                "Name the key that they were kept under; what is over cannot be made again."
            case .needsAttention:
                "The message says why and what to look at; then `segcast runs accept RUN --reason WHY`."
            case .runOvertaken:
                "Nothing is sent. `segcast runs --export NAME` shows what became of both."
            case .runCancelled:
                "A later as-of makes another, or `segcast export NAME --again --reason WHY`."
            case .filesMissing:
                "Look whether it is the right outbox; `segcast rebuild RUN` puts them back."
            case .outboxDiffers:
                "`segcast outbox` shows what differs. Restore the right backup or name the right outbox; "
                    + "else `segcast outbox adopt --reason WHY`."
            case .runUnknown:
                "`segcast runs` lists what there is."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .unknownFormat: .formatUnknown
        case .tooFewMembers: .tooFewMembers
        case .volumeChanged: .volumeChanged
        case .alreadySent: .alreadySent
        case .releaseTakenBack: .releaseTakenBack
        case .segmentsOutdated: .segmentsOutdated
        case .changedByHand: .runChangedByHand
        case .otherKey: .otherKey
        case .leaseLost: .exportTakenOver
        case .neverSettled: .neverSettled
        case .bytesLost: .bytesLost
        case .needsAttention: .needsAttention
        case .overtaken: .runOvertaken
        case .cancelled: .runCancelled
        case .filesMissing: .filesMissing
        case .outboxDiffers: .outboxDiffers
        case .noSuchRun: .runUnknown
        }
    }
}
