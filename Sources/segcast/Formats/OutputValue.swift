import Foundation

/// One value for programs.
indirect enum OutputValue: Sendable, Equatable {
    case null
    case truth(Bool)
    case integer(Int64)
    case number(Double)
    case text(String)
    case list([OutputValue])
    case object([String: OutputValue])

    /// An object of fields with different names.
    static func record(_ fields: [(String, OutputValue)]) -> Self {
        .object(Dictionary(uniqueKeysWithValues: fields))
    }
}

extension OutputValue: Codable {
    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let isSo = try? container.decode(Bool.self) {
            self = .truth(isSo)
        } else if let number = try? container.decode(Int64.self) {
            self = .integer(number)
        } else if let number = try? container.decode(Double.self) {
            self = .number(number)
        } else if let text = try? container.decode(String.self) {
            self = .text(text)
        } else if let values = try? container.decode([OutputValue].self) {
            self = .list(values)
        } else {
            self = .object(try container.decode([String: OutputValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .truth(let isSo): try container.encode(isSo)
        case .integer(let number): try container.encode(number)
        case .number(let number): try container.encode(number)
        case .text(let text): try container.encode(text)
        case .list(let values): try container.encode(values)
        case .object(let fields): try container.encode(fields)
        }
    }
}
