import Audit
public import Ciphers
public import Leases
public import Postgres
public import Texts
public import Warehouse

/// What a person does about runs: look, let go on, cancel, and bring files back.
public struct RunKeeper: Sendable {
    /// One run as it stands.
    public struct Run: Codable, Sendable {
        /// Its number and export.
        public let runID: Int64, export: String
        /// Kind and state, and why it waits.
        public let kind: String, state: RunState, reason: AttentionReason?
        /// `snapshot`, or `removals` where the list before was only cut.
        public let mode: String
        /// Its sequence number, when it has one.
        public let sequence: Int?
        /// Customers considered and on the list.
        public let candidates: Int?, included: Int?
        /// When it was planned.
        public let plannedAt: Instant

        private enum CodingKeys: String, CodingKey {
            case export, kind, mode, state, reason, sequence, candidates, included
            case runID = "run_id"
            case plannedAt = "planned_at"
        }
    }

    private let pool: SessionPool

    /// Creates a keeper of the runs in the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Returns the newest runs, of one export or of all.
    public func runs(of export: String?, limit: Int) async throws -> [Run] {
        try await pool.query(SQL.listRuns, [.optional(export), .integer(limit)]).map {
            Run(
                runID: $0.runID,
                export: $0.export,
                kind: $0.kind,
                state: $0.state,
                reason: $0.attentionReason,
                mode: Manifest.mode(isRemoval: $0.isRemoval),
                sequence: $0.sequence,
                candidates: $0.candidateCount,
                included: $0.includedCount,
                plannedAt: $0.plannedAt
            )
        }
    }

    /// Returns the export of a run.
    ///
    /// - Throws: ``ExportError/noSuchRun(runID:wanted:)``.
    public func export(of runID: Int64) async throws -> String {
        guard let row = try await pool.query(SQL.findRun, [.bigint(runID)]).first else {
            throw ExportError.noSuchRun(runID: runID, wanted: "")
        }
        return row.export
    }

    /// Makes sure that `key` opens what is kept, before anything is planned.
    ///
    /// - Throws: ``ExportError/otherKey(runID:)``, ``KeyError``.
    public func requireKey(_ key: DeploymentKey) async throws {
        try await KeyChanger(pool).require(key)
    }

    /// Lets a run go on that waits for a person; the next export takes it from there.
    ///
    /// What is accepted is the list that was shown: one that differs more waits again, and so does one that gives another
    /// reason to ask.
    ///
    /// - Returns: what was asked, and is accepted.
    /// - Throws: ``ExportError/noSuchRun(runID:wanted:)`` when it does not wait.
    @discardableResult
    public func accept(_ runID: Int64, reason: Reason) async throws -> Acceptance {
        try await pool.transaction { session in
            let values: [Value] = [.bigint(runID), .text(reason.text)]
            guard let row = try session.query(SQL.acceptRun, values).first else {
                throw ExportError.noSuchRun(runID: runID, wanted: "that needs attention")
            }
            try RunSeal.append("run_sealed", row.export, runID, [.run], in: session)
            return Acceptance(of: row.acceptedFor, count: row.acceptedCount)
        }
    }

    /// Cancels a run that has no number yet, gives back its contacts, and removes what was written of it.
    ///
    /// - Throws: ``ExportError/noSuchRun(runID:wanted:)`` when it has a number or has ended.
    public func cancel(_ runID: Int64, _ destination: any Destination) async throws {
        try await pool.transaction { session in
            try ExportRunner.end(runID, as: .cancelled, in: session)
        }
        destination.clear(runID)
    }

    /// Notes that somebody else answers for the list that a run sent last: nobody is taken off it any more.
    ///
    /// - Throws: ``ExportError/noSuchRun(runID:wanted:)`` when it sent no list, or not the last one.
    public func handOver(_ runID: Int64, reason: Reason) async throws {
        try await pool.transaction { session in
            let values: [Value] = [.bigint(runID), .text(reason.text)]
            guard let row = try session.query(SQL.handOverList, values).first else {
                throw ExportError.noSuchRun(runID: runID, wanted: "that sent a list last")
            }
            try AuditTrail.append(
                "list_handed_over",
                "\(row.export) run \(runID)",
                because: reason,
                sealing: session.query(SQL.sealHandedOver),
                in: session
            )
        }
    }

    /// Puts the files of a published run back where they are missing, to the byte.
    ///
    /// - Returns: the names that were missing.
    /// - Throws: ``ExportError/bytesLost(export:runID:file:)``, ``OutboxError`` when a name holds other content,
    ///   `CipherError`, `PostgresError`.
    public func rebuild(
        _ runID: Int64,
        _ catalog: WarehouseCatalog,
        reading sources: SessionPool,
        _ destination: any Destination,
        _ lease: Lease,
        key: DeploymentKey,
        within limits: ExportLimits
    ) async throws -> [String] {
        guard let found = try await pool.query(SQL.findRun, [.bigint(runID)]).first,
            found.state == .published
        else { throw ExportError.noSuchRun(runID: runID, wanted: "that was published") }
        let export = found.export
        try destination.requireOwn(export)
        try await requireKey(key)
        let runner = ExportRunner(
            pool,
            reading: sources,
            catalog,
            destination,
            lease,
            key: key,
            within: limits
        )
        // Also what could be restored by halves is somebody's addresses.
        defer { destination.clear(runID, lease.token) }
        return try await runner.project(runner.state(of: runID))
    }
}
