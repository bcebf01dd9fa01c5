/// A closed set of words that a column holds: an enumeration of texts conforms by saying so.
extension ColumnDecodable where Self: RawRepresentable, RawValue == String {
    /// Reads a text that is one of the words.
    public init?(binary bytes: UnsafeRawBufferPointer, type: UInt32) {
        guard let word = String(binary: bytes, type: type) else { return nil }
        self.init(rawValue: word)
    }
}
