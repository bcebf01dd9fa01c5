import Digests
import Foundation

/// What changes who gets what in a list, part by part: owners, purposes and comments are no part of it.
///
/// Two runs with the same identity hold the same list. Where they differ, the parts say what was edited.
public struct ListIdentity: Hashable, Sendable, Codable {
    /// Each part's SHA-256 in hexadecimal, by the part's name.
    public private(set) var parts: [String: String]

    /// Creates an identity without parts.
    public init() { parts = [:] }

    /// Adds what a part says, in canonical JSON.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    public mutating func add(_ name: String, _ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        parts[name] = SHA256.hexadecimal(of: Array(try encoder.encode([value])))
    }

    /// The SHA-256 over all parts, in hexadecimal.
    public var hash: String {
        let lines = parts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        return SHA256.hexadecimal(of: Array(lines.joined(separator: "\n").utf8))
    }

    /// The names of the parts in which another identity differs, in order.
    public func changes(from other: Self) -> [String] {
        Set(parts.keys).union(other.parts.keys).filter { parts[$0] != other.parts[$0] }.sorted()
    }

    /// The parts as a run's row keeps them.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(parts), as: UTF8.self)
    }

    /// Reads what ``json()`` wrote.
    init(json: String) throws {
        parts = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
    }
}
