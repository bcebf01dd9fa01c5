public import Postgres

/// One look at the sources: all that is read through it is of one instant, whatever is loaded meanwhile.
///
/// Code in a source's view runs with the rights of whoever reads it. Here that is a login that need not have any on
/// Segcast's own tables, in a transaction that cannot write. What is read comes into a table that lasts for another
/// session's transaction, by COPY: nothing of it is held here.
public struct SourceSnapshot: Sendable {
    private let reader: Session

    /// Does something with a look at the sources that `sources` read.
    ///
    /// - Throws: what `body` throws, or `PostgresError`.
    public static func of<T: Sendable>(
        _ sources: SessionPool,
        _ body: @Sendable (Self) async throws -> T
    ) async throws -> T {
        try await sources.withSession { reader in
            try await reader.longTransaction {
                try await reader.expectWholeLists()
                return try await body(Self(reader: reader))
            }
        }
    }

    /// Copies the rows of a source into a table of `own`'s transaction.
    ///
    /// - Parameters:
    ///   - rows: a COPY … TO STDOUT in binary format.
    ///   - table: the table in `pg_temp`, with the same columns in the same order.
    ///   - own: the session that gets them, inside a transaction.
    /// - Returns: how many rows there were.
    /// - Throws: `PostgresError`; the caller rolls back.
    @discardableResult
    public func copy(
        _ rows: Statement,
        into table: String,
        on own: Session
    ) async throws -> Int {
        try await own.stayingAwake {
            try await reader.mark()
            let count = try await Transfer.rows(
                rows,
                from: reader,
                into: Templates.takeRows.filled(["table": .identifier(table)]),
                on: own
            )
            // What a source's function has set meanwhile means nothing to the next source.
            try await reader.undo()
            return count
        }
    }
}
