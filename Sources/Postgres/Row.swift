import CLibPQ
import Glibc

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

    /// Makes sure that the columns are these, in this order.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable`.
    func requireColumns(_ names: [String]) throws(PostgresError) {
        guard PQnfields(result.pointer) == Int32(names.count) else {
            throw unreadable("\(names.count + 1)", "others than \(names.count) were returned")
        }
        for (position, name) in names.enumerated()
        where PQfname(result.pointer, Int32(position)).map({ strcmp($0, name) }) != 0 {
            throw unreadable(name, "another stands in its place")
        }
    }

    fileprivate func place(of column: String) throws(PostgresError) -> Int32 {
        let field = PQfnumber(result.pointer, "\"\(column)\"")
        guard field >= 0 else { throw unreadable(column, "no such column") }
        return field
    }

    fileprivate func name(of field: Int32) -> String {
        PQfname(result.pointer, field).map { String(cString: $0) } ?? "\(field)"
    }

    fileprivate func bytes(_ field: Int32, row: Int32) -> (UnsafeRawBufferPointer, Oid)? {
        guard PQgetisnull(result.pointer, row, field) == 0 else { return nil }
        let start = PQgetvalue(result.pointer, row, field)
        let count = Int(PQgetlength(result.pointer, row, field))
        return (UnsafeRawBufferPointer(start: start, count: count), PQftype(result.pointer, field))
    }

    fileprivate func unreadable(_ column: String, _ why: String) -> PostgresError {
        PostgresError(.valueUnreadable, query: query, message: "column \(column): \(why)")
    }
}

/// One row of ``Rows``, whose columns are read by place or by name.
///
/// Generated code reads by place. By name is for tests, and for what has no fixed list of columns.
public struct Row: Sendable {
    fileprivate let rows: Rows
    fileprivate let position: Int32

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
