import Boosting
import Digests
import Features
import Foundation
public import Learning
public import Postgres

/// Model versions: stored once, judged by their gates, approved by people, one champion an outcome.
public struct ModelRegistry: Sendable {
    private let pool: SessionPool

    /// Creates the registry of the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Stores a trained model as the next version of its outcome.
    ///
    /// `reviewAt` is the day of the business zone that it has to be looked at again.
    ///
    /// - Returns: the version.
    /// - Throws: `PostgresError`; nothing is stored then.
    public func store(
        _ model: TrainedModel,
        of outcome: OutcomeDefinition,
        definitionHash: String,
        featureSetVersion: Int,
        asOf: Instant,
        reviewAt: String,
        revision: String
    ) async throws -> Int {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        func json(_ value: some Encodable) throws -> Value {
            .text(String(decoding: try encoder.encode(value), as: UTF8.self))
        }
        let gates = model.gates
        let blobs = model.blobs.sorted { $0.key < $1.key }
        let values: [Value] = [
            .text(outcome.name), .text(definitionHash), .text(outcome.features),
            .integer(featureSetVersion), .timestamptz(asOf), .integer(outcome.horizonDays),
            try json(model.lineage), try json(model.report), try json(model.parameters),
            .text("xgboost \(Booster.engineVersion)"), .text(revision), .texts(blobs.map(\.key)),
            .texts(blobs.map { "\\x\(hexadecimal($0.value))" }),
            .texts(blobs.map { SHA256.hexadecimal(of: $0.value) }),
            try model.calibrator.map(json) ?? .null,
            try json(ModelCard(outcome, model, reviewAt: reviewAt)), try json(model.tiers),
            .texts(gates.map(\.gate)), .texts(gates.map { "\($0.measured)" }),
            .texts(gates.map { "\($0.limit)" }), .texts(gates.map { "\($0.isPassed)" }),
        ]
        return try await pool.transaction { session in
            let version = try session.one(SQL.storeVersion, values).version
            try VersionSeal.append(outcome.name, version, in: session)
            return version
        }
    }

    /// Approves a version as the session's user and makes it the champion; one that was approved
    /// before becomes champion again.
    ///
    /// The database's own governance holds where it is stricter than `governance`, what the definitions ask for.
    ///
    /// - Throws: ``RegistryError``; nothing changes then.
    public func approve(_ outcome: String, version: Int, governance: Governance) async throws {
        let key: [Value] = [.text(outcome), .integer(version)]
        do {
            try await pool.transaction { session in
                guard try !session.query(SQL.findVersion, key).isEmpty else {
                    throw RegistryError.unknownVersion(
                        outcome: outcome,
                        version: version,
                        known: try session.query(SQL.listVersions).filter {
                            $0.outcome == outcome
                        }.map(\.version)
                    )
                }
                let failed = try session.query(SQL.listGates, key).filter { !$0.isPassed }
                guard failed.isEmpty else {
                    throw RegistryError.gatesFailed(
                        outcome: outcome,
                        version: version,
                        gates: failed.map(\.gate)
                    )
                }
                try session.query(SQL.approveVersion, key + [.text(governance.rawValue)])
                try VersionSeal.append(outcome, version, in: session)
            }
        } catch let error as PostgresError where error.constraint == "approver_is_not_the_author" {
            throw RegistryError.authorMayNotApprove(outcome: outcome, version: version)
        } catch let error as PostgresError where error.constraint == "approved_passed_its_gates" {
            throw RegistryError.gatesFailed(outcome: outcome, version: version, gates: ["any gate"])
        }
    }

    /// Holds the definitions against the governance of this database: stricter ones become its rule.
    ///
    /// - Throws: ``RegistryError/governanceIsStricter(asked:inForce:)`` when they ask for less than the database;
    ///   `PostgresError`.
    public func keep(_ asked: Governance) async throws {
        let inForce = try await pool.one(SQL.findGovernance).governance
        guard asked != inForce else { return }
        guard asked.strictness > inForce.strictness else {
            throw RegistryError.governanceIsStricter(asked: asked, inForce: inForce)
        }
        try await pool.query(SQL.tightenGovernance, [.text(asked.rawValue)])
    }

    /// Returns the versions that score and that their author alone approved, while somebody else has to by now.
    ///
    /// They were approved by the rule of their day and go on scoring; somebody else has to look.
    public func approvedAlone() async throws -> [(outcome: String, version: Int)] {
        try await pool.query(SQL.listApprovedAlone).map {
            ($0.outcome, $0.version)
        }
    }

    /// Returns the version that scores `outcome`.
    ///
    /// - Throws: ``RegistryError/noChampion(outcome:waiting:failed:)``; ``RegistryError/modelCorrupt(outcome:version:)``
    ///   when the stored bytes are not those that were trained.
    public func champion(of outcome: String) async throws -> Champion {
        guard let row = try await pool.query(SQL.findChampion, [.text(outcome)]).first else {
            let versions = try await versions(of: outcome)
            throw RegistryError.noChampion(
                outcome: outcome,
                waiting: versions.filter(\.isPassed).map(\.version),
                failed: versions.filter { !$0.isPassed }.map(\.version)
            )
        }
        let version = row.version
        var calibrator: Calibrator?
        if let slope = row.calibrationSlope, let intercept = row.calibrationIntercept {
            calibrator = Calibrator(slope: slope, intercept: intercept)
        }
        return Champion(
            outcome: outcome,
            version: version,
            definitionHash: row.definitionHash,
            featureSet: row.featureSet,
            featureSetVersion: row.featureSetVersion,
            asOf: row.asOf,
            horizonDays: row.horizonDays,
            governance: row.governance,
            blobs: try await blobs(of: outcome, version: version),
            calibrator: calibrator
        )
    }

    /// Returns the bytes of a version by name, each held against its SHA-256.
    private func blobs(of outcome: String, version: Int) async throws -> [String: [UInt8]] {
        var blobs: [String: [UInt8]] = [:]
        for row in try await pool.query(SQL.listBlobs, [.text(outcome), .integer(version)]) {
            guard SHA256.hexadecimal(of: row.content) == row.contentSHA256 else {
                throw RegistryError.modelCorrupt(outcome: outcome, version: version)
            }
            blobs[row.blob] = row.content
        }
        return blobs
    }

    /// Returns a version's card as JSON: everything that is known about it.
    ///
    /// - Throws: ``RegistryError/unknownVersion(outcome:version:known:)``.
    public func card(of outcome: String, version: Int) async throws -> String {
        let key: [Value] = [.text(outcome), .integer(version)]
        guard let row = try await pool.query(SQL.readCard, key).first else {
            throw RegistryError.unknownVersion(
                outcome: outcome,
                version: version,
                known: try await versions(of: outcome).map(\.version)
            )
        }
        return row.card
    }

    /// Returns the tiers that a version learned.
    public func tiers(of outcome: String, version: Int) async throws -> [Tier] {
        let key: [Value] = [.text(outcome), .integer(version)]
        guard let row = try await pool.query(SQL.findTiers, key).first else { return [] }
        return try JSONDecoder().decode([Tier].self, from: Data(row.tiers.utf8))
    }

    /// Returns the as-of and definition of the newest version, approved or not.
    public func newest(
        of outcome: String
    ) async throws -> (version: Int, asOf: Instant, definitionHash: String)? {
        guard let row = try await pool.query(SQL.findNewestVersion, [.text(outcome)]).first else {
            return nil
        }
        return (row.version, row.asOf, row.definitionHash)
    }

    /// Lists the versions of an outcome, oldest first.
    private func versions(of outcome: String) async throws -> [ListedVersion] {
        try await list().filter { $0.outcome == outcome }
    }

    /// Lists every version, for people.
    public func list() async throws -> [ListedVersion] {
        try await pool.query(SQL.listVersions).map(ListedVersion.init)
    }
}
