public import Postgres

extension Session {
    /// Lets the statements of the caller's transaction join whole lists of customers, whatever the planner
    /// believes of tables that were filled a moment ago.
    ///
    /// They may use 256 MiB of the server's memory for each hash or sort, and more on disk; a statement for a
    /// few customers of many reads as much as one for all of them.
    ///
    /// - Throws: `PostgresError`.
    public func expectWholeLists() throws(PostgresError) {
        try query(SQL.expectWholeLists)
    }
}
