import Foundation

/// What a stored body says, before it is known what of.
indirect enum StoredJSON: Codable, Hashable {
    case object([String: Self])
    case list([Self])
    case text(String)
    case flag(Bool)
    case number(Double)
    case null

    /// What a value is written as.
    ///
    /// - Throws: `EncodingError`.
    init(of value: some Encodable) throws {
        self = try JSONDecoder().decode(Self.self, from: JSONEncoder().encode(value))
    }

    /// Reads any JSON.
    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let flag = try? value.decode(Bool.self) {
            self = .flag(flag)
        } else if let number = try? value.decode(Double.self) {
            self = .number(number)
        } else if let text = try? value.decode(String.self) {
            self = .text(text)
        } else if let elements = try? value.decode([Self].self) {
            self = .list(elements)
        } else {
            self = .object(try value.decode([String: Self].self))
        }
    }

    /// Writes it as JSON.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .object(let members): try container.encode(members)
        case .list(let elements): try container.encode(elements)
        case .text(let text): try container.encode(text)
        case .flag(let flag): try container.encode(flag)
        case .number(let number): try container.encode(number)
        case .null: try container.encodeNil()
        }
    }

    /// Where something stands here that does not stand, the same, in what was read of it; `nil` when nothing does.
    ///
    /// Names keys and positions, such as `export.kind`, and no value.
    func firstDifference(from read: Self?, at place: String = "") -> String? {
        switch (self, read) {
        case (.object(let members), .object(let others)):
            let prefix = place.isEmpty ? "" : "\(place)."
            return members.sorted { $0.key < $1.key }.lazy.compactMap { key, value in
                value.firstDifference(from: others[key], at: prefix + key)
            }.first
        case (.list(let elements), .list(let others)) where elements.count == others.count:
            return zip(elements, others).enumerated().lazy.compactMap { index, pair in
                pair.0.firstDifference(from: pair.1, at: "\(place)[\(index)]")
            }.first
        case (.object, _), (.list, _), (.text, _), (.flag, _), (.number, _), (.null, _):
            return self == read ? nil : place
        }
    }
}
