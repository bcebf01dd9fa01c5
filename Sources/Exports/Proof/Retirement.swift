/// Rows that are summed up and may be gone once their time is over: all that is not kept for ever.
///
/// Whoever lets them go says so in the audit trail by the event, with a sum of no rows and the days that they had to
/// be kept: a number that a deployment sets anew judges nothing that went by the one before.
struct Retirement: Sendable {
    /// The part of a run, or of what else is summed up, that goes.
    let part: String
    /// What happened to it then.
    let event: String
    /// Days that it stays at least, since a run was committed or anything else was last summed up, where the entry
    /// names none.
    let days: Int
    /// The fewest days that an entry can name.
    let fewestDays: Int

    /// All of them.
    static let all = [
        Self(
            part: RunSeal.Part.kept.rawValue,
            event: "kept_bytes_expired",
            days: ExportLimits().keptDays,
            fewestDays: ExportLimits.keptDaysRange.lowerBound
        ),
        // Nobody can open them any more, and a person has said so.
        Self(part: RunSeal.Part.kept.rawValue, event: "kept_bytes_lost", days: 0, fewestDays: 0),
    ]

    /// Days that what an entry says to be gone stayed at least.
    func days(of mark: SealBook.Mark) -> Int { max(mark.keptDays ?? days, fewestDays) }
}
