/// A text column's bytes as they are, valid UTF-8 or not.
public struct RawText: ColumnDecodable, Hashable {
    /// The bytes.
    public let bytes: [UInt8]

    /// Reads text, varchar, char or name.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard [25, 1043, 1042, 19].contains(type) else { return nil }
        self.bytes = [UInt8](bytes)
    }

    /// The text; `nil` where the bytes are no valid UTF-8.
    ///
    /// Nothing is ever repaired.
    public var text: String? { String(validating: bytes, as: UTF8.self) }
}
