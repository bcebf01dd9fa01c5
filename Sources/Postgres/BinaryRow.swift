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
        guard let field = try next(), field.count >= 20,
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

/// Rows for a COPY IN in PostgreSQL's binary format, gathered into one buffer.
public struct BinaryRows: Sendable {
    /// What to send so far.
    public private(set) var bytes: [UInt8] = []
    /// How many rows were begun.
    public private(set) var count = 0

    /// Creates an empty buffer.
    public init() {}

    /// The signature, flags and empty extension that open the stream.
    public static let header: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)

    /// The marker that closes it.
    public static let trailer: [UInt8] = [0xFF, 0xFF]

    /// Forgets the rows sent and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        count = 0
    }

    /// Begins a row of `fields` fields.
    public mutating func begin(fields: Int) {
        append(Int16(fields))
        count += 1
    }

    /// Adds an int8 field.
    public mutating func append(bigint value: Int64) {
        append(Int32(8))
        append(value)
    }

    /// Adds an int4 field.
    public mutating func append(integer value: Int) {
        append(Int32(4))
        append(Int32(value))
    }

    /// Adds a bytea field.
    public mutating func append(bytea value: [UInt8]) {
        append(Int32(value.count))
        bytes.append(contentsOf: value)
    }

    /// Adds a real[] field; NaN becomes NULL.
    public mutating func append(reals values: ArraySlice<Float>) {
        var missing = 0
        for value in values where value.isNaN { missing += 1 }
        append(Int32(20 + 8 * values.count - 4 * missing))
        append(Int32(1))
        append(Int32(missing > 0 ? 1 : 0))
        append(Int32(700))
        append(Int32(values.count))
        append(Int32(1))
        for value in values {
            if value.isNaN {
                append(Int32(-1))
            } else {
                append(Int32(4))
                append(value.bitPattern)
            }
        }
    }

    mutating func append(field: UnsafeRawBufferPointer) {
        append(Int32(field.count))
        bytes.append(contentsOf: field)
    }

    mutating func appendNull() { append(Int32(-1)) }

    /// Begins an array field of `bytes` bytes; its elements follow as fields.
    mutating func appendArray(of type: Int32, count: Int, bytes: Int) {
        append(Int32(bytes))
        append(Int32(count > 0 ? 1 : 0))
        append(Int32(0))
        append(type)
        if count > 0 {
            append(Int32(count))
            append(Int32(1))
        }
    }

    private mutating func append<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
