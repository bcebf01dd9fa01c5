import CLibPQ

/// What a statement returned: rows with named, typed columns.
public struct Rows: RandomAccessCollection, Sendable {
    // Immutable once received; libpq frees it with the last reference.
    private final class Result: @unchecked Sendable {
        let pointer: OpaquePointer
        init(_ pointer: OpaquePointer) { self.pointer = pointer }
        deinit { PQclear(pointer) }
    }

    private let result: Result
    private let query: String

    /// Takes ownership of a libpq result in binary format.
    init(_ pointer: OpaquePointer, query: String) {
        self.result = Result(pointer)
        self.query = query
    }

    /// Zero.
    public var startIndex: Int { 0 }
    /// How many rows there are.
    public var endIndex: Int { Int(PQntuples(result.pointer)) }
    /// The row at `position`.
    public subscript(position: Int) -> Row { Row(rows: self, position: Int32(position)) }

    /// How many rows the statement changed or returned, as its command tag says.
    public var affected: Int { Int(String(cString: PQcmdTuples(result.pointer))) ?? 0 }

    fileprivate func bytes(
        _ column: String,
        row: Int32
    ) throws(PostgresError) -> (UnsafeRawBufferPointer, Oid)? {
        let field = PQfnumber(result.pointer, "\"\(column)\"")
        guard field >= 0 else { throw unreadable(column, "no such column") }
        guard PQgetisnull(result.pointer, row, field) == 0 else { return nil }
        let start = PQgetvalue(result.pointer, row, field)
        let count = Int(PQgetlength(result.pointer, row, field))
        return (UnsafeRawBufferPointer(start: start, count: count), PQftype(result.pointer, field))
    }

    fileprivate func unreadable(_ column: String, _ why: String) -> PostgresError {
        PostgresError(.valueUnreadable, query: query, message: "column \(column): \(why)")
    }
}

/// One row of ``Rows``.
public struct Row: Sendable {
    fileprivate let rows: Rows
    fileprivate let position: Int32

    /// Returns the value of a column, or `nil` where it is NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when there is no such column or its
    ///   type is another.
    public func optional<T: ColumnDecodable>(
        _ column: String,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T? {
        guard let (bytes, oid) = try rows.bytes(column, row: position) else { return nil }
        guard let value = T(binary: bytes, type: oid) else {
            throw rows.unreadable(column, "type \(oid) is not \(T.self)")
        }
        return value
    }

    /// Returns the value of a column that is never NULL.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable`, also for NULL.
    public func value<T: ColumnDecodable>(
        _ column: String,
        as type: T.Type = T.self
    ) throws(PostgresError) -> T {
        guard let value = try optional(column, as: type) else {
            throw rows.unreadable(column, "is null")
        }
        return value
    }
}
