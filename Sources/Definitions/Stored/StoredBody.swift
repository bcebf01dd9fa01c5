import Digests
import Features
import Foundation
import Learning

/// A definition with all it refers to, as it is stored: canonical JSON, and its hash.
struct StoredBody {
    let kind: String
    let name: String
    /// Keys in order of their spelling, nothing between them.
    let text: String
    /// The SHA-256 of kind, name and text, in hexadecimal.
    let hash: String

    /// What is stored of a definition.
    ///
    /// - Throws: `EncodingError` for a number that is not finite.
    init(_ kind: String, _ name: String, _ definition: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        self.init(
            kind: kind,
            name: name,
            text: String(decoding: try encoder.encode(definition), as: UTF8.self)
        )
    }

    /// A body that was stored.
    init(kind: String, name: String, text: String) {
        self.kind = kind
        self.name = name
        self.text = text
        hash = SHA256.hexadecimal(of: Array("\(kind)\n\(name)\n\(text)".utf8))
    }

    /// The outcome whose body it is.
    ///
    /// - Throws: ``StoredDefinitionError`` when it says what this program does not know.
    var outcome: OutcomeDefinition {
        get throws {
            let stored = try read(as: StoredOutcome.self, besides: ["featureSet", "warehouse"])
            if let key = stored.outcome.unknownSettings.first {
                throw unreadable("outcome.otherSettings.\(key)")
            }
            return stored.outcome
        }
    }

    /// The feature set whose body it is.
    ///
    /// - Throws: ``StoredDefinitionError`` when it says what this program does not know.
    var featureSet: FeatureSetDefinition {
        get throws { try read(as: FeatureSetDefinition.self) }
    }

    /// The export whose body it is, with what it referred to.
    ///
    /// - Throws: ``StoredDefinitionError`` when it says what this program does not know.
    var export: StoredExport {
        get throws { try read(as: StoredExport.self, besides: ["warehouse"]) }
    }

    /// The segment whose body it is, with the tiers that its rule reads.
    ///
    /// - Throws: ``StoredDefinitionError`` when it says what this program does not know.
    var segment: StoredSegment {
        get throws { try read(as: StoredSegment.self) }
    }

    private struct StoredOutcome: Codable { let outcome: OutcomeDefinition }

    /// Reads what the body says, whole: a key that this program does not know may decide something.
    ///
    /// - Parameters:
    ///   - type: what it is read as.
    ///   - besides: keys of things that are stored with it and not asked for.
    /// - Returns: what it says, and for keys that it does not have what empty definitions say.
    /// - Throws: ``StoredDefinitionError/unreadable(kind:name:hash:place:)``.
    private func read<T: Codable>(as type: T.Type, besides: Set<String> = []) throws -> T {
        do {
            var members = try JSONDecoder().decode(
                [String: StoredJSON].self,
                from: Data(text.utf8)
            )
            for key in besides { members[key] = nil }
            let value = StoredJSON.object(members)
            let definition = try StoredDecoder(value: value).read(type)
            if let place = try value.firstDifference(from: StoredJSON(of: definition)) {
                throw unreadable(place)
            }
            return definition
        } catch let error as DecodingError {
            throw unreadable(error.place)
        }
    }

    private func unreadable(_ place: String) -> StoredDefinitionError {
        .unreadable(kind: kind, name: name, hash: hash, place: place)
    }
}

extension DecodingError {
    /// The keys that lead to what could not be read.
    fileprivate var place: String {
        let keys: [any CodingKey] =
            switch self {
            case .keyNotFound(let key, let context): context.codingPath + [key]
            case .typeMismatch(_, let context), .valueNotFound(_, let context),
                .dataCorrupted(let context):
                context.codingPath
            @unknown default: []
            }
        return keys.map(\.stringValue).joined(separator: ".")
    }
}
