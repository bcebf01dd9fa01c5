extension Session {
    /// Seconds between signs of life.
    private static let pingSeconds = 10

    /// Runs `body`, which waits for somebody else, and meanwhile shows the server that this session's process lives.
    ///
    /// A transaction that waits longer than its limit for its next statement is ended by the server, for a process
    /// that stands still must not keep its locks; one that only waits for another session is not such a one.
    ///
    /// - Throws: what `body` throws.
    public nonisolated func stayingAwake<T: Sendable>(
        _ body: @Sendable () async throws -> T
    ) async throws -> T {
        let pings = Task {
            while !Task.isCancelled {
                do {
                    try await Task.sleep(for: .seconds(Self.pingSeconds))
                    try await ping()
                } catch {
                    // The next statement of this session tells what is wrong with it.
                    return
                }
            }
        }
        defer { pings.cancel() }
        return try await body()
    }

    private func ping() throws(PostgresError) {
        guard stream == nil, isInTransaction else { return }
        try query(SQL.ping)
    }
}
