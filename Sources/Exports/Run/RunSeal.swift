import Audit
import Postgres
import Texts

/// Sums over a run: its row, whom it considered, its files, and their kept bytes.
///
/// Members and contacts need no sums of their own: a verifier finds them from candidates and run.
enum RunSeal {
    /// What of a run is summed up.
    enum Part: String, CaseIterable {
        /// Its row, with everything that the manifest says.
        case run
        /// Whom it considered, each in a bucket and under a contact.
        case candidates
        /// Its files.
        case files
        /// Their bytes, as they are kept.
        case kept

        fileprivate var query: Query<Seal> {
            switch self {
            case .run: SQL.sealRuns
            case .candidates: SQL.sealCandidates
            case .files: SQL.sealFiles
            case .kept: SQL.sealKeptBytes
            }
        }
    }

    /// Appends what happened to a run, with sums over what it changed, why a person had it done and for how many days
    /// what is gone now was kept, as a transaction's last statement.
    static func append(
        _ event: String,
        _ export: String,
        _ runID: Int64,
        _ parts: [Part],
        because reason: Reason? = nil,
        keptDays: Int? = nil,
        in session: isolated Session
    ) throws {
        let seals = try parts.flatMap { try sums($0, runID, in: session) }
            .complete("run \(runID)", parts.map(\.rawValue))
        let subject = "\(export) run \(runID)"
        try AuditTrail.append(
            event,
            subject,
            because: reason,
            keptDays: keptDays,
            sealing: seals,
            in: session
        )
    }

    /// Returns a part's sums of a run, or of all runs.
    static func sums(_ part: Part, _ runID: Int64? = nil, in session: isolated Session) throws
        -> [Seal]
    {
        try session.query(part.query, [.optional(runID)])
    }
}
