extension ExportError {
    /// Whether the list was refused and nothing stands in the way of taking people off the one before.
    public var leavesListAsItWas: Bool {
        switch self {
        case .tooFewMembers, .volumeChanged, .cancelled, .alreadySent, .releaseTakenBack,
            .segmentsOutdated:
            true
        case .needsAttention(_, _, let reason): reason.leavesListAsItWas
        case .unknownFormat, .changedByHand, .otherKey, .leaseLost, .neverSettled, .bytesLost,
            .overtaken, .filesMissing, .outboxDiffers, .noSuchRun:
            false
        }
    }

    /// Why the run that was refused is to wait for a person, and how many its list would hold, where that is the
    /// question; `nil` where it is tried again when it is asked for again, or waits or has ended already.
    var attention: (reason: AttentionReason, count: Int?)? {
        switch self {
        case .volumeChanged(_, _, let count, _): (.volumeChanged, count)
        case .unknownFormat, .tooFewMembers, .alreadySent, .releaseTakenBack, .segmentsOutdated,
            .changedByHand, .otherKey, .leaseLost, .neverSettled, .bytesLost, .needsAttention,
            .overtaken, .cancelled, .filesMissing, .outboxDiffers, .noSuchRun:
            nil
        }
    }
}
