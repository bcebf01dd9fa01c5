/// One row of ``Rows``, whose columns are read by place or by name.
///
/// Generated code reads by place. By name is for tests, and for what has no fixed list of columns.
public struct Row: Sendable {
    let rows: Rows
    let position: Int32

    /// Returns the value of the column at a place, or `nil` where it is NULL.
    ///
    /// - Precondition: there is such a place.
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when its type is another.
    public func optional<T: ColumnDecodable>(
        _ place: Int,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T? {
        let field = Int32(place)
        guard let (bytes, oid) = rows.bytes(field, row: position) else { return nil }
        guard let value = T(binary: bytes, type: oid) else {
            throw rows.unreadable(rows.name(of: field), "type \(oid) is not \(T.self)")
        }
        return value
    }

    /// Returns the value of the column at a place that is never NULL.
    ///
    /// - Precondition: there is such a place.
    /// - Throws: ``PostgresError`` with code `valueUnreadable`, also for NULL.
    public func value<T: ColumnDecodable>(
        _ place: Int,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        guard let value = try optional(place, as: type) else {
            throw rows.unreadable(rows.name(of: Int32(place)), "is null")
        }
        return value
    }

    /// Returns the value of a column, or `nil` where it is NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when there is no such column or its
    ///   type is another.
    public func optional<T: ColumnDecodable>(
        _ column: String,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T? {
        try optional(Int(rows.place(of: column)), as: type)
    }

    /// Returns the value of a column that is never NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable`, also for NULL.
    public func value<T: ColumnDecodable>(
        _ column: String,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        try value(Int(rows.place(of: column)), as: type)
    }
}
