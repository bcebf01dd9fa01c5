import CLibPQ

extension Session {
    /// Reads what comes next of a COPY OUT as it stands, for another session's COPY IN.
    ///
    /// - Parameter limit: bytes to gather, at least; the last rows may go past it.
    /// - Returns: the bytes and how many rows they hold; `nil` at the end, once the server confirmed that the
    ///   stream is whole.
    /// - Throws: ``PostgresError``; what was read before does not count.
    public func readCopy(upTo limit: Int) throws -> [UInt8]? {
        guard var state = stream else { preconditionFailure("no COPY is running") }
        if state.isFinished {
            stream = nil
            return nil
        }
        var bytes: [UInt8] = []
        while bytes.count < limit {
            guard let message = try nextMessage(state.query) else {
                state.isFinished = true
                break
            }
            defer { PQfreemem(message.baseAddress) }
            bytes.append(contentsOf: message)
        }
        stream = state
        if state.isFinished { try confirmCopyOut(state) }
        if bytes.isEmpty { stream = nil }
        return bytes.isEmpty ? nil : bytes
    }
}

/// Rows on their way from one session's COPY OUT into another's COPY IN, unread.
public enum Transfer {
    private static let batchBytes = 1 << 18

    /// Streams the rows of `source` into `target`, both COPYs in the same format.
    ///
    /// - Returns: how many rows arrived.
    /// - Throws: ``PostgresError``, with code `rowsMissing` when not as many arrived as were sent; the caller
    ///   rolls back.
    @discardableResult
    public static func rows(
        _ source: Statement,
        from reader: Session,
        into target: Statement,
        on writer: Session
    ) async throws -> Int {
        try await reader.beginCopyOut(source)
        try await writer.beginCopyIn(target)
        while let bytes = try await reader.readCopy(upTo: batchBytes) {
            try await writer.sendCopy(bytes)
        }
        return try await writer.endCopyIn(rows: reader.copiedRows)
    }
}
