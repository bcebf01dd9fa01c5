/// One row of a COPY OUT in PostgreSQL's binary format, read field by field from the left.
///
/// Valid only inside the closure it is handed to. Reading past the row or a field of another width
/// throws: the stream does not hold what the query promised.
///
/// - SeeAlso: PostgreSQL's documentation of COPY, "Binary Format".
public struct BinaryRow {
    private let bytes: UnsafeRawBufferPointer
    /// Where the next field begins.
    private var offset = 2

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Returns the next field's bytes, or `nil` for NULL.
    public mutating func next() throws(PostgresError) -> UnsafeRawBufferPointer? {
        guard offset + 4 <= bytes.count else { throw Self.malformed }
        let length = Int(bytes.integer(at: offset, as: Int32.self))
        offset += 4
        guard length >= 0 else { return nil }
        guard offset + length <= bytes.count else { throw Self.malformed }
        defer { offset += length }
        return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
    }

    /// Returns the next field as int8.
    public mutating func bigint() throws(PostgresError) -> Int64 {
        guard let field = try next(), field.count == 8 else { throw Self.malformed }
        return field.integer()
    }

    /// Returns the next field as boolean.
    public mutating func boolean() throws(PostgresError) -> Bool {
        guard let field = try next(), field.count == 1 else { throw Self.malformed }
        return field[0] != 0
    }

    /// Returns the next field as float4, or `nil` for NULL.
    public mutating func real() throws(PostgresError) -> Float? {
        guard let field = try next() else { return nil }
        guard field.count == 4 else { throw Self.malformed }
        return Float(bitPattern: field.integer())
    }

    /// Appends the next field, a real[] of `count` elements, to `values`; NULL becomes NaN.
    ///
    /// - Throws: ``PostgresError`` with code `valueUnreadable` when the array has another length.
    public mutating func reals(_ count: Int, appendTo values: inout [Float]) throws(PostgresError) {
        guard let field = try next() else { throw Self.malformed }
        // An array of nothing has no dimension.
        if count == 0, field.count == 12, field.integer(at: 0, as: Int32.self) == 0 { return }
        guard field.count >= 20,
            field.integer(at: 12, as: Int32.self) == Int32(count),
            field.integer(at: 8, as: UInt32.self) == 700
        else { throw Self.malformed }
        // A buffer of one row: growing the array value by value costs more than the decoding.
        let isWhole = withUnsafeTemporaryAllocation(of: Float.self, capacity: count) { row in
            var position = 20
            for index in 0..<count {
                guard position + 4 <= field.count else { return false }
                let length: Int32 = field.integer(at: position)
                position += 4
                if length == 4, position + 4 <= field.count {
                    row.initializeElement(
                        at: index,
                        to: Float(bitPattern: field.integer(at: position))
                    )
                    position += 4
                } else if length == -1 {
                    row.initializeElement(at: index, to: .nan)
                } else {
                    return false
                }
            }
            values.append(contentsOf: UnsafeBufferPointer(row))
            return true
        }
        guard isWhole else { throw Self.malformed }
    }

    private static let malformed = PostgresError(
        .valueUnreadable,
        message: "a row of the COPY does not have the promised fields"
    )
}
