/// Rows that are summed up and may be gone once their time is over: all that is not kept for ever.
///
/// Whoever lets them go says so in the audit trail by the event, with a sum of no rows.
struct Retirement: Sendable {
    /// The part of a run, or of what else is summed up, that goes.
    let part: String
    /// What happened to it then.
    let event: String
    /// Days that it stays at least: since a run was committed, or since anything else was last summed up.
    let days: Int

    /// All of them.
    static let all = [
        Self(
            part: RunSeal.Part.kept.rawValue,
            event: "kept_bytes_expired",
            days: ExportRunner.keptDays
        )
    ]
}
