public import ContactPolicy
public import Failures

/// Why an export did not end in a published file.
public enum ExportError: ReportableFailure {
    /// The format is not one of this program's.
    case unknownFormat(String, known: [String])
    /// The list is too small to be sent.
    case tooFewMembers(export: String, included: Int, minimum: Int, buckets: [Filing: Int])
    /// The list shrank or grew by more than a person allowed beforehand.
    case volumeChanged(export: String, runID: Int64, count: Int, before: Int)
    /// Letters went out for this logical time, and an edit would send them again.
    case alreadySent(export: String, runID: Int64, by: String, changes: [String])
    /// The release that chose the list was taken back since.
    case releaseTakenBack(export: String, runID: Int64, releaseID: Int64)
    /// Segments hold whom a release chose that was taken back since, or has expired.
    case segmentsOutdated(export: String, segments: [String])
    /// A run is not what was asked for, counts contacts otherwise than its definition says, or holds people who are not
    /// charged.
    case changedByHand(export: String, runID: Int64)
    /// Bytes are kept under another key.
    case otherKey(runID: Int64)
    /// Somebody else owns the run by now.
    case leaseLost(export: String)
    /// Withdrawals kept coming between staging and commit.
    case neverSettled(export: String)
    /// Kept bytes cannot be opened: another key, or damage.
    case bytesLost(export: String, runID: Int64, file: String)
    /// A person has to look at the run first.
    case needsAttention(export: String, runID: Int64, reason: AttentionReason)
    /// Somebody on a committed list withdrew before it left, and a later list has its number already.
    case overtaken(export: String, runID: Int64)
    /// A person cancelled the run.
    case cancelled(export: String, runID: Int64)
    /// Files of a published run do not lie in the outbox.
    case filesMissing(export: String, runID: Int64, names: [String], folder: String)
    /// The outbox remembers other lists than the database.
    case outboxDiffers([HeadFault], folder: String)
    /// There is no such run, or nothing of the kind can be done with it.
    case noSuchRun(runID: Int64, wanted: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .unknownFormat, .otherKey: .configuration
        case .alreadySent, .tooFewMembers, .volumeChanged, .bytesLost, .needsAttention, .overtaken,
            .cancelled, .segmentsOutdated, .changedByHand, .outboxDiffers:
            .data
        case .noSuchRun: .usage
        case .filesMissing: .files
        case .leaseLost, .neverSettled, .releaseTakenBack: .temporary
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknownFormat(let format, let known):
            "no format \(format): this program knows \(known.joined(separator: ", "))"
        case .tooFewMembers(let export, let included, let minimum, let buckets):
            "export \(export) would hold \(included) customers, fewer than min_members \(minimum); nothing was "
                + "charged. Left out: "
                + buckets.filter { $0.key.bucket != .included }
                .map { "\($0.key) \($0.value)" }.sorted().joined(separator: ", ")
        case .volumeChanged(let export, let runID, let count, let before):
            "export \(export): \(count) customers may be contacted where the list before had \(before), a larger "
                + "change than largest_loss or largest_growth allows; nothing was charged. If it is right: "
                + "segcast runs accept \(runID) --reason WHY, then export again"
        case .alreadySent(let export, let runID, let by, let changes):
            "export \(export): its list for this as-of was sent (run \(runID)\(by == export ? "" : " of \(by)")), and "
                + "\(changes.joined(separator: ", ")) changed since. Nobody is written to twice by an edit: the next "
                + "as-of goes by it. If they are to get it again: segcast export \(export) --again --reason WHY"
        case .releaseTakenBack(let export, let runID, let releaseID):
            "export \(export): release \(releaseID), which chose run \(runID), was taken back meanwhile: nothing of "
                + "it is sent. Export again"
        case .segmentsOutdated(let export, let segments):
            "export \(export): \(segments.joined(separator: ", ")) still holds whom a release chose that was taken "
                + "back or has expired: segcast segments, then export again"
        case .changedByHand(let export, let runID):
            "export \(export): run \(runID) is not what was asked for, or its contacts are not charged as its definition "
                + "says, so that somebody has changed it by hand: segcast runs cancel \(runID)"
        case .otherKey(let runID):
            "the key is not the one that the bytes of run \(runID) are kept under: nothing is exported before "
                + "SEGCAST_KEY or SEGCAST_KEY_FILE names that one"
        case .leaseLost(let export): "export \(export) was taken over by another process"
        case .neverSettled(let export):
            "export \(export): consents were withdrawn during three attempts: run it again"
        case .bytesLost(let export, let runID, let file):
            "export \(export): the kept bytes of \(file) (run \(runID)) do not open with the deployment's key, or "
                + "their retention has ended"
        case .needsAttention(let export, let runID, let reason):
            "export \(export): run \(runID) needs attention (\(reason.rawValue)) and does not go out before: "
                + "\(reason.meaning); \(reason.remedy): segcast runs accept \(runID) --reason WHY"
        case .overtaken(let export, let runID):
            "export \(export): somebody on run \(runID) withdrew before it left, and a later list has its number "
                + "already: it is not sent. See what became of both: segcast runs --export \(export)"
        case .cancelled(let export, let runID):
            "export \(export): run \(runID) was cancelled; a later as-of makes a new one, or "
                + "segcast export \(export) --again --reason WHY"
        case .filesMissing(let export, let runID, let names, let folder):
            "export \(export): run \(runID) is published, and \(names.joined(separator: ", ")) is not in \(folder) as it "
                + "was sent. If this is the right outbox, put it back: segcast rebuild \(runID)"
        case .outboxDiffers(let faults, let folder):
            "nothing leaves: the outbox \(folder) and the database do not remember the same lists. "
                + faults.map(\.words).joined(separator: "; ")
                + ". A database that was restored from a backup would send numbers again and forget contacts; another "
                + "outbox, or an older one, misses files. If it is the right one: segcast outbox adopt --reason WHY"
        case .noSuchRun(let runID, let wanted): "there is no run \(runID) \(wanted)"
        }
    }
}
