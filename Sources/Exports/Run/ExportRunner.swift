import Channels
public import Ciphers
import ContactPolicy
public import Leases
public import Postgres
public import Steps
public import Warehouse

/// Takes an export from a plan to published files.
///
///     planned → reserved → staged → committed → published
///
/// Each arrow is one transaction that repeats the lease's token. The database is the truth and files are
/// its projection: a run that was cut short anywhere goes on from the state it is in, without a second
/// charge, a second file or another byte.
public struct ExportRunner: Sendable {
    let pool: SessionPool
    let sources: SessionPool
    let catalog: WarehouseCatalog
    let destination: any Destination
    let lease: Lease
    let kept: KeptBytes
    let limits: ExportLimits
    /// Told how far a list is.
    let progress: @Sendable (Step) -> Void

    /// How long after the gate was asked a file may be linked; later it is asked again.
    static let gateHolds = Duration.seconds(10)

    /// Creates a runner that publishes to `destination` while it holds `lease`.
    ///
    /// `sources` reads the warehouse; `key` seals the bytes that are kept, for as long as `limits` say.
    public init(
        _ pool: SessionPool,
        reading sources: SessionPool,
        _ catalog: WarehouseCatalog,
        _ destination: any Destination,
        _ lease: Lease,
        key: DeploymentKey,
        within limits: ExportLimits,
        progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) {
        self.pool = pool
        self.sources = sources
        self.catalog = catalog
        self.destination = destination
        self.lease = lease
        self.limits = limits
        self.progress = progress
        kept = KeptBytes(key: key)
    }

    /// Decides who may be contacted.
    var planner: ContactPlanner { ContactPlanner(catalog, reading: sources, key: kept.key) }

    /// Runs `body` in one transaction of a session, which may wait for the sources meanwhile.
    func transaction<T: Sendable>(
        _ body: @escaping @Sendable (Session) async throws -> T
    ) async throws -> T {
        try await pool.withSession { session in
            try await session.longTransaction { try await body(session) }
        }
    }

    /// Publishes one list of `order` from the release in force at `contactAt`; again finds it published.
    ///
    /// A list of whom not to target is made from the last good release, however old.
    ///
    /// - Throws: ``ExportError``, ``OutboxError``, `ScoreError` when no release is in force,
    ///   `WarehouseError`, `PostgresError`, `CipherError`.
    public func run(_ order: Order, at contactAt: Instant, now: Instant) async throws -> Publication
    {
        try await requireDestination(of: order.export.name)
        let late = try await finishUnpublished(order, at: contactAt, now: now)
        if let late, order.again != nil {
            // Asked for again, it had not been sent: now it is.
            try await tidy(order, now)
            return Publication(late, folder: destination.folder(of: late.export), false)
        }
        let basis = Basis(try await release(order, at: contactAt))
        return try await send(order, basis, at: contactAt, now: now)
    }

    /// Plans a list of `order`, unless it is planned, and takes it to its publication.
    func send(
        _ order: Order,
        _ basis: Basis,
        at contactAt: Instant,
        now: Instant
    ) async throws -> Publication {
        do {
            let key = try await retrying {
                try await self.plan(order, basis, at: contactAt, now: now)
            }
            let (state, wasPublished) = try await advance(key, order, now)
            try await tidy(order, now)
            return Publication(state, folder: destination.folder(of: state.export), wasPublished)
        } catch let error as ExportError {
            // The refusal is what has to be told; what is left over goes with the next run of the export.
            try? await clearStagings(of: order.export.name)
            throw error
        }
    }

    /// Takes a planned run through its arrows until it is published.
    ///
    /// - Returns: the run, and whether it was published before.
    func advance(_ key: String, _ order: Order, _ now: Instant) async throws -> (
        state: State, wasPublished: Bool
    ) {
        var isFirst = true
        var gates = 0
        var askedAt: ContinuousClock.Instant?
        while true {
            let run = try await retrying { try await self.load(key, order, now) }
            switch run.state.state.arrow {
            case .reserve:
                progress(Step("reserving contacts"))
                try await retrying { try await run.reserve() }
            case .stage: try await retrying { try await run.stage() }
            case .commit:
                progress(Step("asking whether everybody may still be on it"))
                gates += 1
                guard gates <= 3 else { throw ExportError.neverSettled(export: order.export.name) }
                askedAt = .now
                try await retrying { try await run.commit() }
            case .publish:
                let isLate = askedAt.map { $0.duration(to: .now) > Self.gateHolds } ?? true
                if isLate {
                    askedAt = .now
                    if try await retrying({ try await run.reopen() }) { break }
                }
                progress(Step("publishing"))
                try await retrying { try await run.publish() }
            case nil:
                try run.state.requirePublished()
                return (run.state, isFirst)
            }
            isFirst = false
        }
    }

    /// Runs an arrow again after the connection was lost, or somebody else held its rows for too long.
    ///
    /// Whether a commit happened cannot be told then. Every arrow begins by asking for the state it starts
    /// from, so that one that had happened is found done: the caller reads the state anew either way.
    private func retrying<T: Sendable>(_ arrow: () async throws -> T) async throws -> T {
        var pause = Duration.milliseconds(200)
        while true {
            do {
                return try await arrow()
            } catch let error as PostgresError
                where [.unknown, .retrySafe, .retryConnection, .retryTransaction].contains(
                    error.failure
                )
            {
                guard pause < .seconds(10) else { throw error }
                await pool.reportWait(error)
                try await Task.sleep(for: pause)
                pause *= 2
            }
        }
    }

    /// Forgets bytes past their retention, and folders for staging.
    private func tidy(_ order: Order, _ now: Instant) async throws {
        let name = order.export.name
        let export = Value.text(name)
        let keptDays = limits.keptDays
        let before = now.advanced(byDays: -keptDays)
        try await pool.transaction { session in
            // What they were stays summed up in the trail, and how long they were kept.
            for row in try session.query(SQL.expireKeptBytes, [export, .timestamptz(before)]) {
                try RunSeal.append(
                    "kept_bytes_expired",
                    name,
                    row.runID,
                    [.kept],
                    keptDays: keptDays,
                    in: session
                )
            }
        }
        try await clearStagings(of: name)
    }

    /// Removes an export's folders for staging, this owner's and those that owners before it left.
    private func clearStagings(of export: String) async throws {
        let stagings = destination.stagings()
        guard !stagings.isEmpty else { return }
        let own = try await pool.query(
            SQL.listStagingRuns,
            [.text(export), .bigints(stagings.map(\.runID))]
        ).map(\.runID)
        for runID in own { destination.clear(runID, lease.token) }
    }

    /// The name of an export's lease: whoever holds it makes, cancels or hands over its runs.
    public static func leaseName(of export: String) -> String { "export \(export)" }
}
