import Foundation
public import Postgres

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

    /// Takes the lease `name` and renews it four times within its life until it is given back.
    ///
    /// - Throws: ``LeaseError/held(name:openSeconds:)`` while somebody else has it.
    public init(_ name: String, in pool: SessionPool) async throws {
        let taken = try await pool.query(
            SQL.acquireLease,
            [.text(name), .text(UUID().uuidString), .integer(Self.ttlSeconds)]
        )
        guard let row = taken.first else {
            let left: Int? = try await pool.query(SQL.findLease, [.text(name)]).first?
                .value("open_seconds")
            throw LeaseError.held(name: name, openSeconds: left ?? 0)
        }
        let token: Int64 = try row.value("token")
        self.name = name
        self.token = token
        self.pool = pool
        renewal = Task {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .seconds(Self.ttlSeconds / 4))
                    let values: [Value] = [.text(name), .bigint(token), .integer(Self.ttlSeconds)]
                    if try await pool.query(SQL.renewLease, values).isEmpty { return }
                } catch is CancellationError {
                    return
                } catch {
                    // A renewal that fails is tried again; if none succeeds the token fences us off.
                    continue
                }
            }
        }
    }

    /// Gives the lease back; when the server cannot be told, it expires by itself.
    public func giveBack() async {
        renewal.cancel()
        _ = try? await pool.query(SQL.releaseLease, [.text(name), .bigint(token)])
    }

    /// Runs `body` while holding the lease `name`, and gives it back however it ends.
    ///
    /// - Parameters:
    ///   - name: what the lease is for.
    ///   - pool: sessions with the primary.
    ///   - patience: how long to wait while somebody else holds it.
    ///   - body: what to do meanwhile.
    /// - Returns: what `body` returns.
    /// - Throws: ``LeaseError/held(name:openSeconds:)``, or what `body` throws.
    public static func holding<T: Sendable>(
        _ name: String,
        in pool: SessionPool,
        waiting patience: Duration = .zero,
        _ body: (Lease) async throws -> T
    ) async throws -> T {
        let lease = try await taken(name, in: pool, until: .now + patience)
        do {
            let value = try await body(lease)
            await lease.giveBack()
            return value
        } catch {
            await lease.giveBack()
            throw error
        }
    }

    private static func taken(
        _ name: String,
        in pool: SessionPool,
        until cutoff: ContinuousClock.Instant
    ) async throws -> Lease {
        while true {
            do {
                return try await Lease(name, in: pool)
            } catch let error as LeaseError {
                guard ContinuousClock.now < cutoff else { throw error }
                try await Task.sleep(for: .milliseconds(250))
            }
        }
    }
}

/// Why a lease could not be had.
public enum LeaseError: Error, Equatable, CustomStringConvertible {
    /// Another process holds it.
    case held(name: String, openSeconds: Int)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .held(let name, let seconds):
            "another process is at work (lease \(name)): wait for it to finish; "
                + "if it was killed, its lease ends in \(seconds) s"
        }
    }
}
