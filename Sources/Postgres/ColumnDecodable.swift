/// A Swift type that a column in PostgreSQL's binary format can be read as.
public protocol ColumnDecodable: Sendable {
    /// Reads a value; `nil` when `type` is not one of this type's or the bytes are malformed.
    init?(binary bytes: UnsafeRawBufferPointer, type: UInt32)
}

extension UnsafeRawBufferPointer {
    /// The big-endian integer at `offset`.
    func integer<T: FixedWidthInteger>(at offset: Int = 0, as type: T.Type = T.self) -> T {
        T(bigEndian: loadUnaligned(fromByteOffset: offset, as: T.self))
    }
}

extension Int64: ColumnDecodable {
    /// Reads int8, int4 or int2.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        switch (type, bytes.count) {
        case (20, 8): self = bytes.integer()
        case (23, 4): self = Int64(bytes.integer(as: Int32.self))
        case (21, 2): self = Int64(bytes.integer(as: Int16.self))
        default: return nil
        }
    }
}

extension Int: ColumnDecodable {
    /// Reads int8, int4 or int2.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let wide = Int64(binary: bytes, type: type) else { return nil }
        self = Int(wide)
    }
}

extension Double: ColumnDecodable {
    /// Reads float8 or float4.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        switch (type, bytes.count) {
        case (701, 8): self = Double(bitPattern: bytes.integer())
        case (700, 4): self = Double(Float(bitPattern: bytes.integer()))
        default: return nil
        }
    }
}

extension Bool: ColumnDecodable {
    /// Reads boolean.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == 16, bytes.count == 1 else { return nil }
        self = bytes[0] != 0
    }
}

extension Instant: ColumnDecodable {
    /// Reads timestamptz, infinities too; the last thirty years that PostgreSQL knows, of 294277, are one.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == 1184, bytes.count == 8 else { return nil }
        let stored: Int64 = bytes.integer()
        guard stored != .min, stored != .max else {
            self = stored == .min ? .distantPast : .distantFuture
            return
        }
        let (unix, overflow) = stored.addingReportingOverflow(Self.postgresEpoch)
        self.init(microseconds: overflow ? .max - 1 : unix)
    }
}

extension String: ColumnDecodable {
    /// Reads text, varchar, char, name, json or jsonb; malformed UTF-8 is refused, never repaired.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        switch type {
        case 25, 1043, 1042, 19, 114:
            // Plain ASCII, the usual case, needs no proof.
            if bytes.allSatisfy({ $0 < 0x80 }) {
                self.init(decoding: bytes, as: UTF8.self)
            } else {
                self.init(validating: bytes, as: UTF8.self)
            }
        case 3802: self.init(validating: bytes.dropFirst(), as: UTF8.self)
        default: return nil
        }
    }
}

extension Array: ColumnDecodable where Element: ColumnDecodable {
    /// Reads bytea as bytes, and a one-dimensional array without NULLs as a list.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        if type == 17 {
            guard let list = [UInt8](bytes) as? [Element] else { return nil }
            self = list
            return
        }
        guard bytes.count >= 12 else { return nil }
        guard bytes.integer(as: Int32.self) > 0 else {
            self = []
            return
        }
        let element: UInt32 = bytes.integer(at: 8)
        guard bytes.integer(as: Int32.self) == 1, bytes.count >= 20 else { return nil }
        var list: [Element] = []
        var offset = 20
        for _ in 0..<bytes.integer(at: 12, as: Int32.self) {
            guard offset + 4 <= bytes.count else { return nil }
            let length = Int(bytes.integer(at: offset, as: Int32.self))
            offset += 4
            guard length >= 0, offset + length <= bytes.count else { return nil }
            let cell = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
            guard let value = Element(binary: cell, type: element) else { return nil }
            list.append(value)
            offset += length
        }
        self = list
    }
}

extension UInt8: ColumnDecodable {
    /// Never reads a column by itself: it stands for the bytes of a bytea.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) { nil }
}

extension Float: ColumnDecodable {
    /// Reads float4.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard type == 700, bytes.count == 4 else { return nil }
        self = Float(bitPattern: bytes.integer())
    }
}
