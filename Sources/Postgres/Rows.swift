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

    func place(of column: String) throws(PostgresError) -> Int32 {
        let field = PQfnumber(result.pointer, "\"\(column)\"")
        guard field >= 0 else { throw unreadable(column, "no such column") }
        return field
    }

    func name(of field: Int32) -> String {
        PQfname(result.pointer, field).map { String(cString: $0) } ?? "\(field)"
    }

    func bytes(_ field: Int32, row: Int32) -> (UnsafeRawBufferPointer, Oid)? {
        guard PQgetisnull(result.pointer, row, field) == 0 else { return nil }
        let start = PQgetvalue(result.pointer, row, field)
        let count = Int(PQgetlength(result.pointer, row, field))
        return (UnsafeRawBufferPointer(start: start, count: count), PQftype(result.pointer, field))
    }

    func unreadable(_ column: String, _ why: String) -> PostgresError {
        PostgresError(.valueUnreadable, query: query, message: "column \(column): \(why)")
    }
}
