import Audit
public import Ciphers
public import ContactPolicy
import Failpoints
import Leases
public import Postgres
public import Texts

/// Puts everything that is kept under the deployment's key under another: the bytes of files, and the names of identifiers.
///
/// Runs go one after the other, in the order of their numbers, each in a transaction of its own. Nobody exports meanwhile, nor
/// after it was cut short, until it has been done again to its end.
public struct KeyChanger: Sendable {
    /// What was put under the new key by one call.
    public struct Changed: Sendable, Equatable {
        /// Runs, chunks of their files of a megabyte, and people with names.
        public internal(set) var runs = 0, chunks = 0, people = 0
        /// Runs of which something is not what the audit trail sums up, or does not open: it was left as it is.
        public internal(set) var doubtful: [Int64] = []
    }

    let pool: SessionPool

    /// Creates a changer of the keys in the database of `pool`.
    public init(_ pool: SessionPool) { self.pool = pool }

    /// Returns which keys names and bytes are under; `nil` where no key was ever changed.
    public func standing() async throws -> NameChange.Standing? {
        try await pool.transaction { try NameChange.standing(in: $0) }
    }

    /// Returns under which keys bytes are kept: of how many runs, and in how many chunks.
    public func kept() async throws -> [(keyID: String, runs: Int, chunks: Int)] {
        try await pool.query(SQL.listKeys).map { ($0.keyID, Int($0.runCount), Int($0.chunkCount)) }
    }

    /// Makes sure that `key` is what everything is under, and no other is being put in its place.
    ///
    /// - Throws: ``KeyError/changing(through:)``, ``KeyError/notInForce``, ``ExportError/otherKey(runID:)``.
    public func require(_ key: DeploymentKey) async throws {
        if let standing = try await standing() {
            guard standing.nextKeyID == nil else {
                throw KeyError.changing(through: standing.changedThrough)
            }
            guard standing.keyID == key.keyID else { throw KeyError.notInForce }
        }
        let other = try await pool.query(SQL.findOtherKey, [.text(key.keyID)]).first
        if let other { throw ExportError.otherKey(runID: other.runID) }
    }

    /// Changes the key, or goes on where a change to the same one was cut short.
    ///
    /// - Parameters:
    ///   - old: the key in force.
    ///   - new: the one that takes its place.
    ///   - reason: why; kept in the audit trail.
    ///   - told: told each run that was done.
    /// - Returns: what this call put under the new key.
    /// - Throws: ``KeyError``, ``ExportError/otherKey(runID:)``; `LeaseError` where somebody exports for longer than a minute,
    ///   before anything is changed.
    public func rotate(
        from old: DeploymentKey,
        to new: DeploymentKey,
        because reason: Reason,
        telling told: @escaping @Sendable (_ runID: Int64) -> Void
    ) async throws -> Changed {
        guard old.keyID != new.keyID else { throw KeyError.sameKey }
        if try await standing()?.nextKeyID == nil { try await require(old) }
        do {
            _ = try await pool.transaction { session in
                try NameChange.begin(from: old, to: new, because: reason.text, in: session)
            }
        } catch let error as PostgresError {
            if let refused = KeyError(error) { throw refused }
            throw error
        }
        Failpoint.reach("key.begun")
        // Whoever asked for the key before that has a lease by now, or will find the change.
        return try await holdingExports { leases in
            let book = SealBook(try await pool.query(SQL.listSeals))
            let change = Change(from: old, to: new, book: book, leases: leases)
            var changed = Changed()
            var last = try await standing()?.changedThrough ?? 0
            while let next = try await pool.query(SQL.findNextRun, [.bigint(last)]).first {
                let done = try await pool.transaction { session in
                    try change.apply(to: next.runID, of: next.export, in: session)
                }
                Failpoint.reach("key.run")
                changed.add(done, next.runID)
                last = next.runID
                told(last)
            }
            Failpoint.reach("key.all")
            _ = try await pool.transaction { session in
                try session.query(SQL.finishKeyChange, [.text(reason.text)])
            }
            return changed
        }
    }

    /// Runs `body` while nobody makes a list, with the lease of each export by its name.
    func holdingExports<T: Sendable>(
        _ body: @escaping @Sendable (_ leases: [String: Lease]) async throws -> T
    ) async throws -> T {
        let names = try await pool.query(SQL.listExportLeases).map(\.leaseName)
        return try await holding(names[...], [:], body)
    }

    private func holding<T: Sendable>(
        _ names: ArraySlice<String>,
        _ leases: [String: Lease],
        _ body: @escaping @Sendable ([String: Lease]) async throws -> T
    ) async throws -> T {
        guard let name = names.first else { return try await body(leases) }
        return try await Lease.holding(name, in: pool, waiting: .seconds(Lease.ttlSeconds)) {
            lease in
            try await holding(
                names.dropFirst(),
                leases.merging([name: lease]) { $1 },
                body
            )
        }
    }
}

extension KeyChanger.Changed {
    fileprivate mutating func add(_ done: Self, _ runID: Int64) {
        runs += 1
        chunks += done.chunks
        people += done.people
        doubtful += done.doubtful
    }
}
