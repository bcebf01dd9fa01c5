import Postgres

/// Measures a release against the one before it, by each guard there is.
struct ReleaseMeasurer {
    let releaseID: Int64
    /// The release before; `nil` for the first.
    let previousReleaseID: Int64?
    private var evidence: EvidenceCollector

    init(_ releaseID: Int64, _ guards: ReleaseGuards, before previousReleaseID: Int64?) {
        self.releaseID = releaseID
        self.previousReleaseID = previousReleaseID
        evidence = EvidenceCollector(releaseID, guards)
    }

    /// Measures what all outcomes have in common.
    func customers(_ release: SQL.LockReleaseRow, in session: isolated Session) throws
        -> [GuardMeasure]
    {
        let counts = GuardEvidence(
            count: release.customerCount ?? 0,
            previousCount: release.previousCount
        )
        return try measures(counts, in: session)
    }

    /// Measures one outcome.
    mutating func outcome(_ row: SQL.ListOutcomesRow, in session: isolated Session) throws
        -> [GuardMeasure]
    {
        let known = try evidence.collect(of: row, in: session)
        return try measures(known, of: row, in: session)
    }

    /// Returns what each guard says of an outcome, or those of all customers.
    private func measures(
        _ evidence: GuardEvidence,
        of row: SQL.ListOutcomesRow? = nil,
        in session: isolated Session
    ) throws -> [GuardMeasure] {
        var measures: [GuardMeasure] = []
        for asked in Guards.all where asked.isOfOutcomes == (row != nil) {
            for reading in asked.read(evidence) {
                measures.append(try judged(asked.kind, reading, of: row, in: session))
            }
        }
        return measures
    }

    /// Returns the measure with what the guard says: outside its limits, by more than chance, and not accepted.
    private func judged(
        _ kind: GuardMeasure.Kind,
        _ reading: GuardReading,
        of row: SQL.ListOutcomesRow?,
        in session: isolated Session
    ) throws -> GuardMeasure {
        var measure = GuardMeasure(
            outcome: row?.outcome ?? "",
            kind: kind,
            audience: reading.audience,
            version: row?.version,
            previousReleaseID: row.map(\.sourceReleaseID) ?? previousReleaseID,
            measured: reading.value?.multiple,
            level: reading.value?.level,
            lowest: reading.limits.lowerBound,
            highest: reading.limits.upperBound,
            verdict: .notJudged
        )
        guard let value = reading.value else { return measure }
        measure.verdict = .passed
        guard reading.isOutside else { return measure }
        let accepted = try session.query(
            SQL.findAcceptance,
            [
                .bigint(releaseID), .text(measure.outcome), .text(kind.rawValue),
                .text(measure.audience), .optional(measure.previousReleaseID),
                .double(value.multiple), .optional(measure.version),
                .double(value.level),
            ]
        )
        measure.verdict = accepted.isEmpty ? .failed : .accepted
        return measure
    }
}
