public import Audit
public import Postgres

/// The frequency caps in force, as contacts are counted under them.
public enum CapsInForce {
    /// Puts the caps of `policy` in force; where they are, nothing is written.
    ///
    /// A cap goes on counting what was sent on a channel that is defined no more, and one whose name is new what the caps
    /// counted that are gone: another name is no new beginning.
    ///
    /// - Parameters:
    ///   - policy: what says which caps there are.
    ///   - channels: the names of the channels that are defined.
    ///   - pool: the database.
    /// - Throws: `PostgresError`, with state `insufficientPrivilege` when they differ and this login may not say so.
    public static func apply(
        _ policy: PolicyDefinition,
        on channels: Set<String>,
        in pool: SessionPool
    ) async throws {
        let known = try await pool.query(SQL.listCaps).map { row in
            try FrequencyCap(json: row.cap)
        }
        let names = Set(policy.caps.map(\.name))
        let vanished = known.filter { !names.contains($0.name) }
        let wanted = policy.caps.map { cap -> FrequencyCap in
            let before = known.first { $0.name == cap.name }.map { [$0] } ?? vanished
            let gone = Set(before.flatMap(\.channels)).subtracting(channels)
            var counting = cap
            counting.channels = gone.union(cap.channels).sorted()
            return counting
        }
        .sorted { $0.name < $1.name }
        guard wanted != known else { return }
        let caps = try FrequencyCap.json(wanted)
        try await pool.transaction { session in
            try session.query(SQL.applyCaps, [.text(caps)])
            let seals = try sums(in: session).complete("caps", ["caps"])
            try AuditTrail.append("caps_sealed", "caps", sealing: seals, in: session)
        }
    }

    /// Returns the sum of the caps in force.
    ///
    /// - Throws: `PostgresError`.
    public static func sums(in session: isolated Session) throws -> [Seal] {
        try session.query(SQL.sealCaps)
    }
}
