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
