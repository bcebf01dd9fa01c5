import ContactPolicy
import Definitions
import Identity
import Postgres
import Warehouse

/// Reads what led to what for customers.
public struct ExplanationReader: Sendable {
    let deployment: Deployment
    var pool: SessionPool { deployment.pool }

    /// A reader of a deployment's tables.
    public init(_ deployment: Deployment) { self.deployment = deployment }

    /// Explains one customer.
    ///
    /// - Parameters:
    ///   - key: the customer's key, as in the warehouse.
    ///   - asked: the export run that is asked about; when missing the release in force is, and the newest 20 runs.
    /// - Returns: the chain as it is known now; where the run did not consider the customer, what kept them out.
    /// - Throws: ``RefreshError``, `ExportError.noSuchRun(runID:wanted:)`, `PostgresError`.
    public func explanation(of key: String, run asked: AskedRun? = nil) async throws
        -> CustomerExplanation
    {
        let warehouse = deployment.configuration.warehouse
        let values: [Value] = [.text(warehouse.keySpace), .text(key)]
        guard let found = try await pool.query(SQL.findCustomer, values).first else {
            throw RefreshError.unknownCustomer(keySpace: warehouse.keySpace)
        }
        let id = found.customerID
        let isThere = try await deployment.keySpaces.holds(key, warehouse)
        var explanation = CustomerExplanation(
            customerID: id,
            linkedAt: found.linkedAt,
            erasure: isThere ? nil : try await erasure(id)
        )
        if let asked {
            let run = try await run(asked, about: id)
            explanation.features = try await features(id, run.releaseID)
            explanation.scores = try await scores(id, run.releaseID)
            explanation.stays = try await stays(id, at: run.contactAt)
            if let considered = try await runs(id, run.runID, limit: 1).first {
                explanation.caps = try await caps(id, run.runID)
                explanation.run = considered
            } else {
                explanation.absence = try await absence(of: id, from: run)
            }
        } else {
            if let current = try await pool.query(SQL.findReleaseInForce).first {
                let release = current.releaseID
                explanation.features = try await features(id, release)
                explanation.scores = try await scores(id, release)
                explanation.stays = try await stays(id, at: current.readAt)
            }
            explanation.newestRuns = try await runs(id, nil, limit: 20)
        }
        return explanation
    }

    private func erasure(_ id: Int64) async throws -> CustomerExplanation.Erasure {
        let row = try await pool.one(SQL.findMissingSince, [.bigint(id)])
        return CustomerExplanation.Erasure(
            missingSince: row.missingSince,
            lastListedAt: row.lastListedAt
        )
    }

    private func features(_ id: Int64, _ release: Int64) async throws
        -> [CustomerExplanation.Feature]
    {
        try await pool.query(SQL.listCustomerFeatures, [.bigint(id), .bigint(release)]).map { row in
            CustomerExplanation.Feature(
                name: row.featureName,
                measured: row.measured,
                unit: row.unit
            )
        }
    }

    private func scores(_ id: Int64, _ release: Int64) async throws -> [CustomerExplanation.Score] {
        try await pool.query(SQL.listCustomerScores, [.bigint(id), .bigint(release)]).map { row in
            CustomerExplanation.Score(
                outcome: row.outcome,
                score: row.score,
                version: row.version,
                releaseID: release,
                carriedFromReleaseID: row.sourceReleaseID
            )
        }
    }

    private func stays(_ id: Int64, at time: Instant) async throws -> [CustomerExplanation.Stay] {
        let values: [Value] = [.bigint(id), .timestamptz(time)]
        return try await pool.query(SQL.listCustomerStays, values).map { row in
            CustomerExplanation.Stay(
                segment: row.segment,
                enteredAt: row.enteredAt,
                releaseID: row.enteredReleaseID,
                reason: row.enteredReason,
                definitionHash: row.enteredDefinitionHash,
                definition: row.body
            )
        }
    }

    private func caps(_ id: Int64, _ runID: Int64) async throws
        -> [CustomerExplanation.CountedCap]
    {
        try await pool.query(SQL.listCustomerContacts, [.bigint(id), .bigint(runID)]).map { row in
            CustomerExplanation.CountedCap(
                cap: try FrequencyCap(json: row.cap),
                count: row.contactCount
            )
        }
    }

    private func runs(_ id: Int64, _ runID: Int64?, limit: Int) async throws -> [ConsideringRun] {
        let values: [Value] = [.bigint(id), .optional(runID), .integer(limit)]
        return try await pool.query(SQL.listCustomerRuns, values).map(ConsideringRun.init)
    }
}

extension ConsideringRun {
    init(_ row: SQL.ListCustomerRunsRow) {
        runID = row.runID
        export = row.export
        kind = row.kind
        state = row.state
        definitionHash = row.definitionHash
        isRemoval = row.isRemoval
        bucket = row.bucket
        cap = row.capName
        committedAt = row.committedAt
        contact = row.chargedRunID.flatMap { runID in
            guard let at = row.chargedAt, let isTakenOver = row.isTakenOver else { return nil }
            return Contact(
                model: row.contactModel,
                at: at,
                runID: runID,
                isTakenOver: isTakenOver,
                releasedAt: row.releasedAt
            )
        }
        isMember = row.isMember
        fileNames = row.fileNames
        contactAt = row.contactAt
        releaseID = row.releaseID
    }
}
