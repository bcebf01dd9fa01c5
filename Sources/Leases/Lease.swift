import Foundation
public import Postgres
import Synchronization

/// The right to do what only one process may do at a time: a row with a token that only grows.
///
/// Every write that finishes something repeats the token; a process that was asleep past its lease
/// then changes nothing. Times are the database's.
public final class Lease: Sendable {
    /// Seconds a lease lasts when its holder vanishes.
    public static let ttlSeconds = 60

    /// What the lease is for.
    public let name: String
    /// Larger than the token of every holder before.
    public let token: Int64

    private let pool: SessionPool
    private let renewal: Task<Void, Never>
    private let loss: Loss

    /// Whether the lease is somebody else's by now, and what then has to stop.
    private final class Loss: Sendable {
        private let state = Mutex((isLost: false, stop: { @Sendable () -> Void in }))

        var isLost: Bool { state.withLock { $0.isLost } }

        func happen() {
            let stop = state.withLock { state in
                state.isLost = true
                return state.stop
            }
            stop()
        }

        func whenItHappens(_ stop: @escaping @Sendable () -> Void) {
            let isLost = state.withLock { state in
                state.stop = stop
                return state.isLost
            }
            if isLost { stop() }
        }
    }

    /// Takes the lease `name` and renews it four times within its life until it is given back.
    ///
    /// - Throws: ``LeaseError/held(name:openSeconds:)`` while somebody else has it.
    public convenience init(_ name: String, in pool: SessionPool) async throws {
        try await self.init(name, in: pool, renewedEvery: .seconds(Self.ttlSeconds / 4))
    }

    init(_ name: String, in pool: SessionPool, renewedEvery pause: Duration) async throws {
        let values: [Value] = [.text(name), .text(UUID().uuidString), .integer(Self.ttlSeconds)]
        // Whoever is told to stop meanwhile must still learn that the lease is theirs, to give it back.
        let taken = try await Task { try await pool.one(SQL.acquireLease, values) }.value
        guard let token = taken.token else {
            let left = try await pool.query(SQL.findLease, [.text(name)]).first?.openSeconds
            throw LeaseError.held(name: name, openSeconds: left ?? 0)
        }
        let loss = Loss()
        self.name = name
        self.token = token
        self.pool = pool
        self.loss = loss
        renewal = Task {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: pause)
                    let values: [Value] = [.text(name), .bigint(token), .integer(Self.ttlSeconds)]
                    guard try await pool.one(SQL.renewLease, values).isHeld else {
                        return loss.happen()
                    }
                } catch is CancellationError {
                    return
                } catch {
                    // A renewal that fails is tried again; if none succeeds the token fences us off.
                    continue
                }
            }
        }
        Self.held.withLock { $0[ObjectIdentifier(self)] = self }
    }

    /// The leases that this process holds.
    private static let held = Mutex<[ObjectIdentifier: Lease]>([:])

    /// Gives the lease back, also when the caller's task was cancelled; when the server cannot be told, it
    /// expires by itself.
    public func giveBack() async {
        renewal.cancel()
        let values: [Value] = [.text(name), .bigint(token)]
        let pool = pool
        _ = try? await Task { try await pool.query(SQL.releaseLease, values) }.value
        Self.held.withLock { $0[ObjectIdentifier(self)] = nil }
    }

    /// Gives back every lease that this process holds: the last thing before it ends.
    public static func giveBackAll() async {
        for lease in held.withLock({ Array($0.values) }) { await lease.giveBack() }
    }

    /// Runs `body` while holding the lease `name`, and gives it back however it ends.
    ///
    /// The work is cancelled when a renewal finds that the lease is somebody else's.
    ///
    /// - Parameters:
    ///   - name: what the lease is for.
    ///   - pool: sessions with the primary.
    ///   - patience: how long to wait while somebody else holds it.
    ///   - body: what to do meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: ``LeaseError/held(name:openSeconds:)``, ``LeaseError/lost(name:)``, or what `body` throws.
    public static func holding<T: Sendable>(
        _ name: String,
        in pool: SessionPool,
        waiting patience: Duration = .zero,
        _ body: @escaping @Sendable (Lease) async throws -> T
    ) async throws -> T {
        try await taken(name, in: pool, until: .now + patience).hold(body)
    }

    /// Runs `body`, and gives the lease back however it ends.
    func hold<T: Sendable>(_ body: @escaping @Sendable (Lease) async throws -> T) async throws -> T
    {
        let work = Task { try await body(self) }
        loss.whenItHappens { work.cancel() }
        let outcome = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            work.cancel()
        }
        await giveBack()
        if case .failure = outcome, loss.isLost { throw LeaseError.lost(name: name) }
        return try outcome.get()
    }

    private static func taken(
        _ name: String,
        in pool: SessionPool,
        until cutoff: ContinuousClock.Instant
    ) async throws -> Lease {
        while true {
            try Task.checkCancellation()
            do {
                return try await Lease(name, in: pool)
            } catch let error as LeaseError {
                guard ContinuousClock.now < cutoff else { throw error }
                try await Task.sleep(for: .milliseconds(250))
            }
        }
    }
}
