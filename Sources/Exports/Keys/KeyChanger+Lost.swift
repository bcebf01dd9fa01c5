public import Ciphers
import Leases
import ContactPolicy
import Failpoints
public import Postgres
public import Texts
public import Warehouse

extension KeyChanger {
    /// What became of what a lost key had kept.
    public struct Forgotten: Sendable, Equatable {
        /// Runs whose bytes were forgotten, by export.
        public var runs: [String: Int] = [:]
        /// Runs that were begun and ended with it; their contacts were given back.
        public var ended: [Int64] = []
        /// Runs with a number that did not leave, and cannot be brought to leave or to end here.
        public var stuck: [Int64] = []
    }

    /// Puts a key in the place of one that is lost: bytes that nobody can open any more are forgotten, and runs that were
    /// begun under it end.
    ///
    /// Of a change that was cut short the one key may be lost, and the other takes its place: what that one opens stays.
    /// Names under the lost key stay as they are: they are nobody's any more, and what they were compared for begins anew.
    ///
    /// - Parameters:
    ///   - new: the key that takes its place.
    ///   - present: the key that the environment names; `nil` where it names none.
    ///   - reason: why; kept in the audit trail.
    ///   - catalog: the sources beside the catalogue.
    ///   - sources: sessions that read them.
    ///   - destination: where files of runs that end are taken back from.
    ///   - limits: of exports.
    /// - Returns: whose bytes were forgotten, and what became of runs that were begun.
    /// - Throws: ``KeyError/notLost(isChanging:)`` where `present` opens what would be forgotten, ``KeyError/sameKey`` where
    ///   nothing is under another key than `new`; ``ExportError/outboxDiffers(_:folder:)`` before anything is forgotten;
    ///   `LeaseError`.
    public func replaceLost(
        by new: DeploymentKey,
        _ present: DeploymentKey?,
        because reason: Reason,
        _ catalog: WarehouseCatalog,
        reading sources: SessionPool,
        _ destination: any Destination,
        within limits: ExportLimits
    ) async throws -> Forgotten {
        let standing = try await standing()
        let used = Set(try await kept().map(\.keyID) + (standing?.keyIDs ?? []))
        if used == [new.keyID] { throw KeyError.sameKey }
        if let present, present.keyID != new.keyID, used.contains(present.keyID) {
            throw KeyError.notLost(isChanging: standing?.nextKeyID != nil)
        }
        return try await holdingExports { leases in
            // In another outbox than the right one, what is out already would look as if it had never left.
            try await OutboxKeeper(pool, destination).requireSound()
            var forgotten = Forgotten()
            let begun = try await pool.query(SQL.listBegun)
            for run in begun where standing?.isUnder(new.keyID, run.runID) != true {
                guard let lease = leases[ExportRunner.leaseName(of: run.export)] else { continue }
                let runner = ExportRunner(
                    pool,
                    reading: sources,
                    catalog,
                    destination,
                    lease,
                    key: new,
                    within: limits
                )
                let state = try await runner.state(of: run.runID)
                if run.hasNumber {
                    let isEnded = try await runner.withdraw(state, as: .superseded, because: reason)
                    guard isEnded else {
                        forgotten.stuck.append(run.runID)
                        continue
                    }
                } else {
                    try await pool.transaction { session in
                        try ExportRunner.end(
                            run.runID,
                            as: .superseded,
                            because: reason,
                            in: session
                        )
                    }
                    destination.clear(run.runID)
                }
                forgotten.ended.append(run.runID)
            }
            Failpoint.reach("key.ended")
            forgotten.runs = try await pool.transaction { session in
                let values: [Value] = [.text(new.keyID), .text(reason.text)]
                var counts: [String: Int] = [:]
                for row in try session.query(SQL.forgetLostBytes, values) {
                    counts[row.export, default: 0] += 1
                    try RunSeal.append(
                        "kept_bytes_lost",
                        row.export,
                        row.runID,
                        [.kept],
                        in: session
                    )
                }
                Failpoint.reach("key.commit")
                return counts
            }
            return forgotten
        }
    }
}
