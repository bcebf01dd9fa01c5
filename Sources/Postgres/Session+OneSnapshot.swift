extension Session {
    /// Lets every statement of the caller's transaction see the database at one moment, as its first statement.
    ///
    /// - Throws: `PostgresError`.
    public func expectOneSnapshot() throws(PostgresError) { try query(SQL.expectOneSnapshot) }
}
