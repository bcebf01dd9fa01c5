import Digests

/// A parameter of a statement.
///
/// Every statement casts its parameters, so a value travels as text.
public enum Value: Sendable, Hashable {
    /// SQL NULL.
    case null
    /// Text; a NUL byte cannot be stored by PostgreSQL and is refused by the server.
    case text(String)
    /// A whole number.
    case bigint(Int64)
    /// A floating-point number; NaN and infinities are spelt as PostgreSQL spells them.
    case double(Double)
    /// A truth value.
    case boolean(Bool)
    /// A point in time.
    case timestamptz(Instant)
    /// Bytes.
    case bytea([UInt8])
    /// A list of texts.
    case texts([String])
    /// A list of whole numbers.
    case bigints([Int64])
    /// A list of uuids.
    case uuids([UUIDBytes])

    /// A whole number of any width.
    public static func integer(_ number: Int) -> Self { .bigint(Int64(number)) }

    /// `text`, or NULL.
    public static func optional(_ text: String?) -> Self { text.map(Value.text) ?? .null }

    /// `number`, or NULL.
    public static func optional(_ number: Int64?) -> Self { number.map(Value.bigint) ?? .null }

    /// `number`, or NULL.
    public static func optional(_ number: Int?) -> Self { number.map(Value.integer) ?? .null }

    /// `number`, or NULL.
    public static func optional(_ number: Double?) -> Self { number.map(Value.double) ?? .null }

    /// `instant`, or NULL.
    public static func optional(_ instant: Instant?) -> Self {
        instant.map(Value.timestamptz) ?? .null
    }

    /// The text libpq sends; `nil` is NULL.
    var wireText: String? {
        switch self {
        case .null: nil
        case .text(let text): text
        case .bigint(let number): String(number)
        case .double(let number):
            number.isInfinite ? (number < 0 ? "-Infinity" : "Infinity") : "\(number)"
        case .boolean(let flag): flag ? "true" : "false"
        case .timestamptz(let instant): instant.description
        case .bytea(let bytes): "\\x" + hexadecimal(bytes)
        case .bigints(let numbers): "{\(numbers.map(String.init).joined(separator: ","))}"
        case .uuids(let values): "{\(values.map(\.description).joined(separator: ","))}"
        case .texts(let texts): "{\(texts.map(Self.arrayElement).joined(separator: ","))}"
        }
    }

    private static func arrayElement(_ text: String) -> String {
        var bytes: [UInt8] = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
                bytes.append(UInt8(ascii: "\\"))
            }
            bytes.append(byte)
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
