/// Why an export did not end in a published file.
public enum ExportError: Error, CustomStringConvertible {
    /// The format is not one of this program's.
    case unknownFormat(String)
    /// The list is too small to be sent.
    case tooFewMembers(export: String, included: Int, minimum: Int, buckets: [String: Int])
    /// Somebody else owns the run by now.
    case leaseLost(export: String)
    /// Withdrawals kept coming between staging and commit.
    case neverSettled(export: String)
    /// Rebuilding the file gave other bytes than were committed.
    case rebuildDiffers(export: String, file: String)
    /// A person has to look at the run first.
    case needsAttention(export: String, runID: Int64)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknownFormat(let format):
            "no format \(format): this program knows google_customer_match"
        case .tooFewMembers(let export, let included, let minimum, let buckets):
            "export \(export) would hold \(included) customers, fewer than min_members \(minimum); nothing was "
                + "charged. Left out: "
                + buckets.filter { $0.key != "included" }.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        case .leaseLost(let export): "export \(export) was taken over by another process"
        case .neverSettled(let export):
            "export \(export): consents were withdrawn during three attempts: run it again"
        case .rebuildDiffers(let export, let file):
            "export \(export): \(file) was committed and lost before it was published, and building it "
                + "again gives other bytes: contact details changed since. The run needs attention"
        case .needsAttention(let export, let runID):
            "export \(export): run \(runID) needs attention; nothing more is exported before"
        }
    }
}
