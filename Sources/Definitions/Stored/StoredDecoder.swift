import Foundation

/// Reads a stored body, where each ``StoredDefinition``, wherever it stands, says of a key that it does not have what an
/// empty one says.
struct StoredDecoder: Decoder {
    let value: StoredJSON
    var codingPath: [any CodingKey] = []
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// Reads a value of a type.
    ///
    /// - Throws: `DecodingError`.
    func read<T: Decodable>(_ type: T.Type) throws -> T {
        guard case .object(let members) = value,
            let definition = type as? any StoredDefinition.Type
        else { return try T(from: self) }
        let whole = try members.merging(definition.empty) { stored, _ in stored }
        return try T(from: Self(value: .object(whole), codingPath: codingPath))
    }

    func container<Key>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else {
            throw other(than: [String: StoredJSON].self)
        }
        return KeyedDecodingContainer(StoredMembers(members: members, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = value else { throw other(than: [StoredJSON].self) }
        return StoredElements(elements: elements, codingPath: codingPath)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        StoredValue(value: value, codingPath: codingPath)
    }

    private func other(than type: any Any.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: codingPath, debugDescription: ""))
    }
}
