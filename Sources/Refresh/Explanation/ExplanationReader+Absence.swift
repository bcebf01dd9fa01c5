import Definitions
import Exports
import Postgres
import Segments

extension ExplanationReader {
    /// Finds the run that is asked about.
    ///
    /// - Throws: `ExportError.noSuchRun(runID:wanted:)`; ``RefreshError/unknown(_:_:defined:)`` for an export that nobody
    ///   defined and that has no run, ``RefreshError/noRunYet(export:)`` for one that is defined; `PostgresError`.
    func run(_ asked: AskedRun, about customerID: Int64) async throws -> SQL.FindAskedRunRow {
        let number: Int64?
        let name: String?
        switch asked {
        case .number(let id): (number, name) = (id, nil)
        case .newest(let export): (number, name) = (nil, export)
        }
        let values: [Value] = [.optional(number), .optional(name), .bigint(customerID)]
        if let row = try await pool.query(SQL.findAskedRun, values).first { return row }
        if let number { throw ExportError.noSuchRun(runID: number, wanted: "") }
        let export = name ?? ""
        let defined = deployment.configuration.exports.map(\.name)
        guard defined.contains(export) else {
            throw RefreshError.unknown("export", export, defined: defined)
        }
        throw RefreshError.noRunYet(export: export)
    }

    /// Tells what kept the customer of an explanation out of the segments of a run that did not consider them.
    func absence(of why: CustomerExplanation, from run: SQL.FindAskedRunRow) async throws
        -> Absence
    {
        let stored = try await DefinitionStore(pool).export(hash: run.definitionHash)
        let tiers = try await deployment.tiers(of: run.releaseID)
        var segments: [Absence.MissedSegment] = []
        for segment in stored?.targets ?? [] {
            let last = try await pool.query(
                SQL.findLastStay,
                [
                    .bigint(why.customerID), .text(segment.segment.name),
                    .timestamptz(run.contactAt),
                ]
            ).first
            let release = (run.releaseID, run.buildID)
            segments.append(
                Absence.MissedSegment(
                    segment: segment.segment.name,
                    standing: try await standing(to: segment, why, in: release, tiers: tiers),
                    lastStay: last.map {
                        Absence.Ended(
                            enteredAt: $0.enteredAt,
                            leftAt: $0.leftAt,
                            releaseID: $0.leftReleaseID,
                            reason: $0.leftReason
                        )
                    }
                )
            )
        }
        return Absence(
            runID: run.runID,
            export: run.export,
            kind: run.kind,
            state: run.state,
            segments: segments
        )
    }
}
