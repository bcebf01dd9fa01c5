import Postgres
import Texts

/// How regularly a source has got rows, which tells how fresh it may be expected to be where nobody states it.
///
/// Looked at are its newest sixty days with rows. With twenty of them or more, twice their longest pause and two days more
/// may pass without a row: four days in a shop that sells every day, eight where weekends are free, sixteen where it sells
/// once a week. With fewer days the pauses say less: four times the longest and a week more. One or two days are no rhythm,
/// and nothing is expected.
struct SourceRhythm: Sendable {
    /// When the newest row was.
    let newest: Instant
    /// How many days with rows were looked at, at most sixty.
    let dayCount: Int
    /// The longest pause between two of them.
    let longestPauseDays: Int
    /// How many of the thirty days that ended with the newest row had rows.
    let recentDayCount: Int

    /// Whether there were rows on every second day, as where weekends and holidays are free, so that a long pause is no
    /// mere quiet.
    var isDense: Bool { recentDayCount >= 15 }

    /// Most days without a row; `nil` where there is no rhythm.
    var expectedDays: Int? {
        switch dayCount {
        case 20...: 2 * longestPauseDays + 2
        case 3...: 4 * longestPauseDays + 7
        default: nil
        }
    }

    /// Fewest days that may always pass without a row, whatever the rhythm.
    static let fewestExpectedDays = 4

    /// What was seen, in words.
    var words: String {
        "its longest pause between \(dayCount.counted("day")) with rows was "
            + longestPauseDays.counted("day")
    }

    /// Measures the rows of a relation before a time; `nil` where there are none.
    ///
    /// - Throws: `PostgresError`.
    init?(
        of rows: Relation,
        at occurredAt: Expression,
        before until: Instant,
        _ binder: Binder,
        from pool: SessionPool
    ) async throws {
        var binder = binder
        let statement = Templates.measureRhythm.filled([
            "rows": rows, "occurred_at": occurredAt,
            "until": binder.bind(.timestamptz(until), as: "timestamptz"),
        ])
        let row = try await pool.one(statement, binder.values)
        guard let newest = row.newestAt else { return nil }
        self.newest = newest
        dayCount = row.dayCount
        longestPauseDays = row.longestPauseDays
        recentDayCount = row.recentDayCount
    }
}
