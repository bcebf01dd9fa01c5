/// What one deployment sets for all of its exports.
public struct ExportLimits: Codable, Hashable, Sendable {
    /// What ``keptDays`` may be: a list can be put back for a week at least.
    public static let keptDaysRange = 7...3650

    /// Days that the bytes of files are kept for since their run was committed; those of a list's newest run stay.
    public var keptDays = 90

    /// Creates the defaults.
    public init() {}
}
