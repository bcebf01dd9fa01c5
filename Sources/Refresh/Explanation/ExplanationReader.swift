import ContactPolicy
import Definitions
import Identity
import Postgres
import Segments
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
    ///   - name: the customer's key, as in the warehouse, or a guest's address.
    ///   - asked: the export run that is asked about; when missing the release in force is, and the newest 20 runs.
    /// - Returns: the chain as it is known now; where the run did not consider the customer, what kept them out.
    /// - Throws: ``RefreshError``, `ExportError.noSuchRun(runID:wanted:)`, `PostgresError`.
    public func explanation(of name: String, run asked: AskedRun? = nil) async throws
        -> CustomerExplanation
    {
        let warehouse = deployment.configuration.warehouse
        let (key, found) = try await customer(called: name)
        let id = found.customerID
        let isThere = try await deployment.keySpaces.holds(key, warehouse)
        var explanation = CustomerExplanation(
            customerID: id,
            linkedAt: found.linkedAt,
            erasure: isThere ? nil : try await erasure(id)
        )
        if let asked {
            let run = try await run(asked, about: id)
            let release = (run.releaseID, run.buildID)
            try await fill(&explanation, from: release, at: run.contactAt)
            if let considered = try await runs(id, run.runID, limit: 1).first {
                explanation.caps = try await caps(id, run.runID)
                explanation.run = considered
            } else {
                explanation.absence = try await absence(of: explanation, from: run)
            }
        } else {
            if let current = try await pool.query(SQL.findReleaseInForce).first {
                let release = (current.releaseID, current.buildID)
                try await fill(&explanation, from: release, at: current.readAt)
            }
            explanation.newestRuns = try await runs(id, nil, limit: 20)
        }
        return explanation
    }

    /// The customer who has a key, or else the guest whose address it is.
    private func customer(called name: String) async throws -> (String, SQL.FindCustomerRow) {
        let keySpace = deployment.configuration.warehouse.keySpace
        let guest = name.contains("@") ? try await GuestKey.key(of: name, from: pool) : nil
        for key in [name, guest].compactMap({ $0 }) {
            let values: [Value] = [.text(keySpace), .text(key)]
            if let found = try await pool.query(SQL.findCustomer, values).first {
                return (key, found)
            }
        }
        throw RefreshError.unknownCustomer(keySpace: keySpace)
    }

    /// Adds the features and scores of a release, and the stays at a time with how the customer stands to their rules.
    private func fill(
        _ why: inout CustomerExplanation,
        from release: (releaseID: Int64, buildID: Int64),
        at time: Instant
    ) async throws {
        why.features = try await features(why.customerID, release.releaseID)
        why.scores = try await scores(why.customerID, release.releaseID)
        why.stays = try await stays(why, in: release, at: time)
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
        let money = ColumnKey.amount.rawValue
        let currency = deployment.configuration.warehouse.currency
        return try await pool.query(
            SQL.listCustomerFeatures,
            [.bigint(id), .bigint(release)]
        ).map { row in
            CustomerExplanation.Feature(
                name: row.featureName,
                measured: row.measured.map { Double(asReal: $0) },
                unit: row.unit == money ? currency : row.unit
            )
        }
    }

    private func scores(_ id: Int64, _ release: Int64) async throws -> [CustomerExplanation.Score] {
        try await pool.query(SQL.listCustomerScores, [.bigint(id), .bigint(release)]).map { row in
            CustomerExplanation.Score(
                outcome: row.outcome,
                score: row.score.map { Double(asReal: $0) },
                unit: unit(of: row.outcome),
                version: row.version,
                releaseID: release,
                carriedFromReleaseID: row.sourceReleaseID
            )
        }
    }

    private func stays(
        _ why: CustomerExplanation,
        in release: (releaseID: Int64, buildID: Int64),
        at time: Instant
    ) async throws -> [CustomerExplanation.Stay] {
        let tiers = try await deployment.tiers(of: release.releaseID)
        let values: [Value] = [.bigint(why.customerID), .timestamptz(time)]
        var stays: [CustomerExplanation.Stay] = []
        for row in try await pool.query(SQL.listCustomerStays, values) {
            let segment = try await segment(hash: row.enteredDefinitionHash)
            stays.append(
                CustomerExplanation.Stay(
                    segment: row.segment,
                    enteredAt: row.enteredAt,
                    releaseID: row.enteredReleaseID,
                    reason: row.enteredReason,
                    definitionHash: row.enteredDefinitionHash,
                    definition: row.body,
                    standing: try await standing(to: segment, why, in: release, tiers: tiers)
                )
            )
        }
        return stays
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
