extension BinaryRows {
    /// Adds a text field; `nil` is NULL.
    public mutating func append(text value: String?) {
        guard var value else { return appendNull() }
        value.withUTF8 { append(field: UnsafeRawBufferPointer($0)) }
    }

    /// Adds a boolean field.
    public mutating func append(boolean value: Bool) {
        withUnsafeBytes(of: UInt8(value ? 1 : 0)) { append(field: $0) }
    }

    /// Adds a uuid field.
    public mutating func append(uuid value: UUIDBytes) {
        withUnsafeBytes(of: value.bigEndian) { append(field: $0) }
    }

    /// Adds a uuid[] field; `nil` is NULL.
    public mutating func append(uuids values: [UUIDBytes]?) {
        guard let values else { return appendNull() }
        guard !values.isEmpty else { return appendArray(of: 2950, count: 0, bytes: 12) }
        appendArray(of: 2950, count: values.count, bytes: 20 + 20 * values.count)
        for value in values {
            withUnsafeBytes(of: value.bigEndian) { append(field: $0) }
        }
    }
}

/// Sixteen bytes that PostgreSQL keeps as a uuid.
public struct UUIDBytes: Hashable, Sendable, Comparable {
    /// The first and the last eight bytes.
    public let high: UInt64, low: UInt64

    /// Creates a value of its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Orders values as PostgreSQL orders uuids.
    public static func < (left: Self, right: Self) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    var bigEndian: (UInt64, UInt64) { (high.bigEndian, low.bigEndian) }
}

extension UUIDBytes: ColumnDecodable {
    /// Reads uuid.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == 2950, bytes.count == 16 else { return nil }
        self.init(high: bytes.integer(), low: bytes.integer(at: 8))
    }
}

extension UUIDBytes: CustomStringConvertible {
    /// Thirty-two hexadecimal digits.
    public var description: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
