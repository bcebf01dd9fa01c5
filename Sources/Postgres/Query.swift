/// A statement and the type of the rows that it returns, from `sql/queries`.
public struct Query<Row: DecodableRow>: Sendable {
    /// The statement, for whoever reads its rows by place, as they arrive.
    public let statement: Statement

    /// Creates a query; outside tests only generated code does.
    public init(path: String, text: String) { statement = Statement(path: path, text: text) }

    init(_ statement: Statement) { self.statement = statement }
}

extension Session {
    /// Runs a query and returns its rows, in a transaction of its own unless one is open.
    ///
    /// - Parameters:
    ///   - query: its parameters are `$1`, `$2`, …, each cast in its text.
    ///   - values: one per parameter, in order.
    /// - Returns: the rows, all of them.
    /// - Throws: ``PostgresError``, with code `valueUnreadable` when a row is not of its type; a transaction is over when
    ///   it is the server that refused.
    @discardableResult
    public func query<Row>(
        _ query: Query<Row>,
        _ values: [Value] = []
    ) throws(PostgresError) -> [Row] {
        try self.query(query.statement, values).decoded()
    }

    /// Runs a query that returns at least one row, and returns the first.
    ///
    /// - Throws: ``PostgresError``, with code `rowsMissing` when there is none.
    @discardableResult
    public func one<Row>(
        _ query: Query<Row>,
        _ values: [Value] = []
    ) throws(PostgresError) -> Row {
        guard let row = try self.query(query, values).first else {
            throw PostgresError(
                .rowsMissing,
                query: query.statement.path,
                message: "returned no row"
            )
        }
        return row
    }
}

extension SessionPool {
    /// Runs a query on any session and returns its rows.
    @discardableResult
    public func query<Row>(_ query: Query<Row>, _ values: [Value] = []) async throws -> [Row] {
        try await withSession { try await $0.query(query, values) }
    }

    /// Runs a query that returns at least one row on any session, and returns the first.
    ///
    /// - Throws: ``PostgresError``, with code `rowsMissing` when there is none.
    @discardableResult
    public func one<Row>(_ query: Query<Row>, _ values: [Value] = []) async throws -> Row {
        try await withSession { try await $0.one(query, values) }
    }
}
