extension Session {
    /// Lets the statements of the caller's transaction join whole lists of customers, whatever the planner
    /// believes of tables that were filled a moment ago.
    ///
    /// They hash, merge and sort, within the server's own `work_mem` and else on disk; a statement for a few
    /// customers of many reads as much as one for all of them.
    ///
    /// - Throws: `PostgresError`.
    public func expectWholeLists() throws(PostgresError) {
        try query(SQL.expectWholeLists)
    }
}
