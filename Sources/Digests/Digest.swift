/// The 32 bytes of a SHA-256, held in place: a list has several for each of its people.
public struct Digest: Hashable, Sendable {
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    /// Takes what `body` writes into 32 bytes.
    init(_ body: (UnsafeMutablePointer<UInt8>) -> Void) {
        withUnsafeMutableBytes(of: &words) { bytes in
            guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { return }
            body(start)
        }
    }

    /// Reads 64 hexadecimal digits of either case; `nil` for anything else.
    public init?(hexadecimal text: String) {
        var text = text
        var isDigest = text.utf8.count == 64
        guard isDigest else { return nil }
        self.init { bytes in
            text.withUTF8 { digits in
                for index in 0..<32 {
                    let high = Self.value(of: digits[2 * index])
                    let low = Self.value(of: digits[2 * index + 1])
                    isDigest = isDigest && high < 16 && low < 16
                    bytes[index] = high << 4 | low & 15
                }
            }
        }
        guard isDigest else { return nil }
    }

    /// Its bytes, for as long as `body` runs.
    public func withUnsafeBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
        try Swift.withUnsafeBytes(of: words, body)
    }

    /// Its bytes as 64 lower-case hexadecimal digits.
    public var hexadecimal: String { withUnsafeBytes { Digests.hexadecimal($0) } }

    /// Appends its 64 lower-case hexadecimal digits; allocates nothing else.
    public func appendHexadecimal(to text: inout [UInt8]) {
        withUnsafeBytes { bytes in
            withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { digits in
                for index in 0..<32 {
                    digits[2 * index] = Self.digit(bytes[index] >> 4)
                    digits[2 * index + 1] = Self.digit(bytes[index] & 15)
                }
                text.append(contentsOf: digits)
            }
        }
    }

    /// Whether both hold the same bytes.
    public static func == (one: Self, other: Self) -> Bool { one.words == other.words }

    /// Adds its bytes.
    public func hash(into hasher: inout Hasher) { withUnsafeBytes { hasher.combine(bytes: $0) } }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 48 + value : 87 + value }

    private static func value(of digit: UInt8) -> UInt8 {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: 255
        }
    }
}
