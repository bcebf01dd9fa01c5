public import Postgres

/// A version as the list of all shows it.
public struct ListedVersion: Sendable {
    /// The outcome and its version.
    public let outcome: String, version: Int
    /// What it has not looked past, and when it was trained.
    public let asOf: Instant, trainedAt: Instant
    /// Who trained it.
    public let author: String
    /// The area under the curve that its gate measured; `nil` where it was not, as of a count.
    public let gateAUC: Double?
    /// Whether it passed every gate.
    public let isPassed: Bool
    /// Who approved it last; `nil` while nobody has.
    public let approver: String?
    /// Whether it scores.
    public let isChampion: Bool

    init(_ row: SQL.ListVersionsRow) {
        outcome = row.outcome
        version = row.version
        asOf = row.asOf
        trainedAt = row.trainedAt
        author = row.author
        gateAUC = row.gateAUC
        isPassed = row.isPassed
        approver = row.approver
        isChampion = row.isChampion
    }
}
