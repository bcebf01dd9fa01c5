public import Postgres

/// Lets a reader wait for what was written.
public enum ReadPosition {
    /// Returns once `reader` shows everything that was committed through `writer` before the call.
    ///
    /// A reader that is the primary itself, or the same pool, shows it at once; a replica once it has
    /// replayed the primary's log so far.
    ///
    /// - Parameters:
    ///   - reader: sessions with the primary or a replica of it.
    ///   - writer: sessions with the primary.
    ///   - limit: how long to wait; a minute by custom.
    /// - Throws: ``ReplicaError/behind(seconds:)`` when the replica lags longer than that; `PostgresError`.
    public static func catchUp(
        _ reader: SessionPool,
        with writer: SessionPool,
        within limit: Duration = .seconds(60)
    ) async throws {
        if reader === writer { return }
        try await writer.withSession { try await catchUp(reader, with: $0, within: limit) }
    }

    /// Returns once `reader` shows everything that was committed before the call, as `writer`, a session with the
    /// primary, sees it.
    ///
    /// - Throws: ``ReplicaError/behind(seconds:)``; `PostgresError`.
    public static func catchUp(
        _ reader: SessionPool,
        with writer: Session,
        within limit: Duration = .seconds(60)
    ) async throws {
        let position: String = try await writer.query(SQL.findWritePosition)[0].value(
            "log_position"
        )
        let cutoff = ContinuousClock.now + limit
        while true {
            let row = try await reader.query(SQL.hasPosition, [.text(position)])[0]
            if try row.value("is_there", as: Bool.self) { return }
            guard ContinuousClock.now < cutoff else {
                throw ReplicaError.behind(seconds: Int(limit.components.seconds))
            }
            try await Task.sleep(for: .milliseconds(50))
        }
    }
}

/// Why a replica could not be read.
public enum ReplicaError: Error, Equatable, CustomStringConvertible {
    /// It does not show what was written long ago.
    case behind(seconds: Int)

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .behind(let seconds):
            "the replica of SEGCAST_READ_DATABASE_URL is more than \(seconds) s behind: wait until it has "
                + "caught up, or unset the variable to read from the primary"
        }
    }
}
