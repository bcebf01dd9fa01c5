/// What a list of a stored body says, one element after another.
struct StoredElements: UnkeyedDecodingContainer {
    let elements: [StoredJSON]
    let codingPath: [any CodingKey]
    private(set) var currentIndex = 0

    init(elements: [StoredJSON], codingPath: [any CodingKey]) {
        self.elements = elements
        self.codingPath = codingPath
    }

    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, elements[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().read(type) }

    mutating func nestedContainer<Inner>(keyedBy type: Inner.Type) throws
        -> KeyedDecodingContainer<Inner>
    {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> StoredDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                StoredJSON.self,
                .init(codingPath: codingPath, debugDescription: "")
            )
        }
        defer { currentIndex += 1 }
        return StoredDecoder(value: elements[currentIndex], codingPath: codingPath)
    }
}
