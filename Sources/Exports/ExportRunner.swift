public import ContactPolicy
import Digests
import Foundation
public import Jobs
public import Postgres
import Scores
public import Warehouse

/// Takes an export from a plan to a published file.
///
/// Each step is one transaction that repeats the lease's token, and each can be run again: a run that
/// was cut short anywhere goes on where it stood, without a second charge or a second file.
public struct ExportRunner: Sendable {
    /// Everything an export refers to.
    public struct Order: Sendable {
        /// The export, and the hash of its definition with all it refers to.
        public var export: ExportDefinition, definitionHash: String
        /// Its channel.
        public var channel: ChannelDefinition
        /// The policy.
        public var policy: PolicyDefinition
        /// The outcomes that its segments read.
        public var outcomes: [String]

        /// Creates an order.
        public init(
            export: ExportDefinition,
            definitionHash: String,
            channel: ChannelDefinition,
            policy: PolicyDefinition,
            outcomes: [String]
        ) {
            self.export = export
            self.definitionHash = definitionHash
            self.channel = channel
            self.policy = policy
            self.outcomes = outcomes
        }
    }

    /// What came of a run.
    public struct Outcome: Codable, Sendable {
        /// The export, its run and number.
        public let export: String, runID: Int64, sequence: Int
        /// Where the file and its manifest are.
        public let file: String, manifest: String
        /// Rows of the file, and candidates.
        public let included: Int, candidates: Int
        /// Whether it had been published before.
        public let wasPublished: Bool

        private enum CodingKeys: String, CodingKey {
            case export, sequence, file, manifest, included, candidates
            case runID = "run_id"
            case wasPublished = "was_published"
        }
    }

    let pool: SessionPool
    let catalog: WarehouseCatalog
    let outbox: Outbox
    let lease: Lease

    /// Creates a runner that publishes into `outbox` while it holds `lease`.
    public init(_ pool: SessionPool, _ catalog: WarehouseCatalog, _ outbox: Outbox, _ lease: Lease)
    {
        self.pool = pool
        self.catalog = catalog
        self.outbox = outbox
        self.lease = lease
    }

    /// Publishes one file of `order` from the release in force at `time`; again finds it published.
    ///
    /// - Throws: ``ExportError``, ``OutboxError``, `ScoreError` when no release is in force,
    ///   `WarehouseError`, `PostgresError`.
    public func run(_ order: Order, at time: Instant, now: Instant) async throws -> Outcome {
        let format = try Self.format(order.channel.format)
        try await finishUnpublished(order)
        let release = try await ReleaseGate(pool).inForce(at: time)
        let key = try await plan(order, format, release, time)
        var state = try await load(key)
        let wasPublished = state.name == "published"
        for _ in 0..<3 {
            if state.name == "planned" { try await reserve(order, state, now) }
            if ["planned", "reserved", "staged"].contains(state.name) {
                try await stage(order, format, state, now)
                if try await commit(order, state, release, now) == false {
                    state = try await load(key)
                    continue
                }
            }
            state = try await load(key)
            break
        }
        guard ["committed", "published"].contains(state.name) else {
            if state.name == "needs_attention" {
                throw ExportError.needsAttention(export: order.export.name, runID: state.runID)
            }
            throw ExportError.neverSettled(export: order.export.name)
        }
        if state.name == "committed" { try await publish(order, format, state) }
        let folder = outbox.folder(of: order.export.name)
        return Outcome(
            export: order.export.name,
            runID: state.runID,
            sequence: state.sequence,
            file: "\(folder)/\(state.fileName)",
            manifest: "\(folder)/\(state.manifestName)",
            included: state.included,
            candidates: state.candidates,
            wasPublished: wasPublished
        )
    }

    /// Publishes what was committed before this process came.
    private func finishUnpublished(_ order: Order) async throws {
        let format = try Self.format(order.channel.format)
        for row in try await pool.query(SQL.listUnfinished, [.text(order.export.name)]) {
            try await publish(order, format, load(try row.value("export_key")))
        }
    }

    private func plan(
        _ order: Order,
        _ format: any AudienceFormat,
        _ release: Release,
        _ time: Instant
    ) async throws -> String {
        let models = try await models(order, release)
        let parts =
            [order.export.name, time.description, order.definitionHash, "include"]
            + models.map { "\($0.outcome) \($0.version)" }
        let key = SHA256.hexadecimal(of: Array(parts.joined(separator: "\n").utf8))
        try await pool.query(
            SQL.insertRun,
            [
                .text(order.export.name), .text(key), .text("include"), .text(order.channel.name),
                .timestamptz(release.asOf), .timestamptz(time), .bigint(release.releaseID),
                .text(order.definitionHash), .text(order.policy.governance.rawValue),
                .boolean(catalog.definition.syntheticContacts), .text(format.normaliserVersion),
                .bigint(lease.token),
            ]
        )
        return key
    }

    func models(_ order: Order, _ release: Release) async throws -> [Manifest.Model] {
        let rows = try await pool.query(
            SQL.listModels,
            [.bigint(release.releaseID), .texts(order.outcomes)]
        )
        return try rows.map {
            Manifest.Model(outcome: try $0.value("outcome"), version: try $0.value("version"))
        }
    }

    /// Returns the format of a channel.
    ///
    /// - Throws: ``ExportError/unknownFormat(_:)``.
    public static func format(_ name: String) throws(ExportError) -> any AudienceFormat {
        guard name == "google_customer_match" else { throw .unknownFormat(name) }
        return GoogleCustomerMatch()
    }

    /// A run as the database has it.
    struct State: Sendable {
        let runID: Int64
        let name: String
        let contactAt: Instant
        let included: Int
        let candidates: Int
        let sequence: Int
        let fileName: String
        let fileSHA256: String
        let manifestName: String
        let manifest: String
        let manifestSHA256: String
    }

    /// Reads a run by its key and makes this lease its owner.
    func load(_ key: String) async throws -> State {
        let token = Value.bigint(lease.token)
        let export = lease.name
        return try await pool.transaction { session in
            let row = try session.query(SQL.lockRun, [.text(key)])[0]
            let runID: Int64 = try row.value("run_id")
            guard try !session.query(SQL.takeOverRun, [.bigint(runID), token]).isEmpty else {
                throw ExportError.leaseLost(export: export)
            }
            return State(
                runID: runID,
                name: try row.value("state"),
                contactAt: try row.value("contact_at"),
                included: try row.optional("included_count") ?? 0,
                candidates: try row.optional("candidate_count") ?? 0,
                sequence: try row.optional("sequence") ?? 0,
                fileName: try row.optional("file_name") ?? "",
                fileSHA256: try row.optional("file_sha256") ?? "",
                manifestName: try row.optional("manifest_name") ?? "",
                manifest: try row.optional("manifest") ?? "",
                manifestSHA256: try row.optional("manifest_sha256") ?? ""
            )
        }
    }
}
