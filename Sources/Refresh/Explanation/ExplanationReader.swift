import Definitions
import Identity
import Postgres
import Warehouse

/// Reads what led to what for customers.
public struct ExplanationReader: Sendable {
    private let deployment: Deployment
    private var pool: SessionPool { deployment.pool }

    /// A reader of a deployment's tables.
    public init(_ deployment: Deployment) { self.deployment = deployment }

    /// Explains one customer.
    ///
    /// - Parameters:
    ///   - key: the customer's key, as in the warehouse.
    ///   - runID: the export run that is asked about; when missing the release in force is, and the newest 20 runs.
    /// - Returns: the chain as it is known now.
    /// - Throws: ``RefreshError/unknownCustomer(keySpace:)``, ``RefreshError/notConsidered(runID:)``, `PostgresError`.
    public func explanation(of key: String, run runID: Int64? = nil) async throws
        -> CustomerExplanation
    {
        let warehouse = deployment.configuration.warehouse
        let values: [Value] = [.text(warehouse.keySpace), .text(key)]
        guard let found = try await pool.query(SQL.findCustomer, values).first else {
            throw RefreshError.unknownCustomer(keySpace: warehouse.keySpace)
        }
        let id: Int64 = try found.value("customer_id")
        let isThere = try await deployment.keySpaces.holds(key, warehouse)
        var explanation = CustomerExplanation(
            customerID: id,
            linkedAt: try found.value("linked_at"),
            erasure: isThere ? nil : try await erasure(id)
        )
        if let runID {
            guard let run = try await runs(id, runID, limit: 1).first else {
                throw RefreshError.notConsidered(runID: runID)
            }
            explanation.features = try await features(id, run.releaseID)
            explanation.scores = try await scores(id, run.releaseID)
            explanation.stays = try await stays(id, at: run.contactAt)
            explanation.caps = try await caps(id, runID)
            explanation.run = run
        } else {
            if let current = try await pool.query(SQL.findReleaseInForce).first {
                let release: Int64 = try current.value("release_id")
                explanation.features = try await features(id, release)
                explanation.scores = try await scores(id, release)
                explanation.stays = try await stays(id, at: current.value("read_at"))
            }
            explanation.newestRuns = try await runs(id, nil, limit: 20)
        }
        return explanation
    }

    private func erasure(_ id: Int64) async throws -> CustomerExplanation.Erasure {
        let row = try await pool.query(SQL.findMissingSince, [.bigint(id)])[0]
        return CustomerExplanation.Erasure(
            missingSince: try row.optional("missing_since"),
            lastListedAt: try row.optional("last_listed_at")
        )
    }

    private func features(_ id: Int64, _ release: Int64) async throws
        -> [CustomerExplanation.Feature]
    {
        try await pool.query(SQL.listCustomerFeatures, [.bigint(id), .bigint(release)]).map { row in
            CustomerExplanation.Feature(
                name: try row.value("feature_name"),
                measured: try row.optional("measured"),
                unit: try row.value("unit")
            )
        }
    }

    private func scores(_ id: Int64, _ release: Int64) async throws -> [CustomerExplanation.Score] {
        try await pool.query(SQL.listCustomerScores, [.bigint(id), .bigint(release)]).map { row in
            CustomerExplanation.Score(
                outcome: try row.value("outcome"),
                score: try row.optional("score"),
                version: try row.value("version"),
                releaseID: release,
                carriedFromReleaseID: try row.optional("source_release_id")
            )
        }
    }

    private func stays(_ id: Int64, at time: Instant) async throws -> [CustomerExplanation.Stay] {
        let values: [Value] = [.bigint(id), .timestamptz(time)]
        return try await pool.query(SQL.listCustomerStays, values).map { row in
            CustomerExplanation.Stay(
                segment: try row.value("segment"),
                enteredAt: try row.value("entered_at"),
                releaseID: try row.value("entered_release_id"),
                reason: try row.value("entered_reason"),
                definitionHash: try row.value("entered_definition_hash"),
                definition: try row.optional("body")
            )
        }
    }

    private func caps(_ id: Int64, _ runID: Int64) async throws
        -> [CustomerExplanation.CountedCap]
    {
        try await pool.query(SQL.listCustomerContacts, [.bigint(id), .bigint(runID)]).map { row in
            CustomerExplanation.CountedCap(
                name: try row.value("scope"),
                count: try row.value("contact_count"),
                limit: try row.value("cap"),
                windowHours: try row.value("window_hours")
            )
        }
    }

    private func runs(_ id: Int64, _ runID: Int64?, limit: Int) async throws -> [ConsideringRun] {
        let values: [Value] = [.bigint(id), runID.map(Value.bigint) ?? .null, .integer(limit)]
        return try await pool.query(SQL.listCustomerRuns, values).map(ConsideringRun.init)
    }
}

extension ConsideringRun {
    init(_ row: Row) throws {
        let chargedAt: Instant? = try row.optional("charged_at")
        runID = try row.value("run_id")
        export = try row.value("export")
        kind = try row.value("kind")
        state = try row.value("state")
        definitionHash = try row.value("definition_hash")
        isRemoval = try row.value("is_removal")
        bucket = try row.value("bucket")
        cap = try row.optional("cap")
        committedAt = try row.optional("committed_at")
        contact = try chargedAt.map { at in
            Contact(
                model: try row.value("contact_model"),
                at: at,
                runID: try row.value("charged_run_id"),
                isTakenOver: try row.value("is_taken_over"),
                releasedAt: try row.optional("released_at")
            )
        }
        isMember = try row.value("is_member")
        fileNames = try row.optional("file_names")
        contactAt = try row.value("contact_at")
        releaseID = try row.value("release_id")
    }
}
