import Foundation

/// A text, a number, or whether something is so, in a stored body.
struct StoredValue: SingleValueDecodingContainer {
    let value: StoredJSON
    let codingPath: [any CodingKey]

    func decodeNil() -> Bool { value == .null }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        do {
            return try JSONDecoder().decode(type, from: JSONEncoder().encode(value))
        } catch is DecodingError {
            throw DecodingError.typeMismatch(
                type,
                .init(codingPath: codingPath, debugDescription: "")
            )
        }
    }
}
