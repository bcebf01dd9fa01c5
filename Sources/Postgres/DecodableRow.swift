/// The rows of one query, a property a column: generated from the `-- columns` of its file.
public protocol DecodableRow: Sendable {
    /// The columns' names, in the order of the statement.
    static var columns: [String] { get }

    /// Reads a row whose columns are ``columns``, each at its place.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when a column's type is another, or one is NULL that is
    ///   never to be.
    init(_ row: Row) throws(PostgresError)
}

extension Rows {
    /// Returns the rows as values of a type, all of them; their columns are compared by name once.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable`, also when the columns are others.
    func decoded<T: DecodableRow>(as type: T.Type = T.self) throws(PostgresError) -> [T] {
        try requireColumns(T.columns)
        var list: [T] = []
        list.reserveCapacity(count)
        for row in self { list.append(try T(row)) }
        return list
    }
}
