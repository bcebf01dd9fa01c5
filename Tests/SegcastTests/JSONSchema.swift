import Foundation

@testable import segcast

/// A JSON Schema as a file in the repository has it; every word in it that is not known here is a breach.
struct JSONSchema {
    private let root: OutputValue

    /// Reads a schema file of `docs/schemas/output`.
    init(_ name: String) throws {
        root = try JSONDecoder().decode(
            OutputValue.self,
            from: try Data(contentsOf: Self.folder.appending(path: "\(name).schema.json"))
        )
    }

    /// Where the schemas are.
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(
            path: "docs/schemas/output"
        )

    /// Returns where a text is not what the schema says; empty where it is.
    func breaches(of text: String) throws -> [String] {
        Self.breaches(
            of: try JSONDecoder().decode(OutputValue.self, from: Data(text.utf8)),
            root,
            at: "$"
        )
    }

    /// Where an object may have keys that the schema does not name.
    var open: [String] {
        Self.objects(in: root, at: "$").filter { $0.rules["additionalProperties"] != .truth(false) }
            .map(\.place)
    }

    /// The properties of which the schema does not say what they are.
    var undescribed: [String] {
        Self.objects(in: root, at: "$").flatMap { place, rules in
            guard case .object(let properties)? = rules["properties"] else { return [String]() }
            return properties.keys.sorted().filter { name in
                guard case .object(let property)? = properties[name],
                    case .text? = property["description"]
                else { return true }
                return false
            }.map { "\(place).\($0)" }
        }
    }

    /// The objects that a schema describes, each with its rules.
    private static func objects(in schema: OutputValue, at place: String) -> [(
        place: String, rules: [String: OutputValue]
    )] {
        guard case .object(let rules) = schema else { return [] }
        var found = rules["type"] == .text("object") ? [(place, rules)] : []
        if case .object(let properties)? = rules["properties"] {
            for (name, property) in properties {
                found += objects(in: property, at: "\(place).\(name)")
            }
        }
        if let items = rules["items"] { found += objects(in: items, at: "\(place)[]") }
        if case .list(let choices)? = rules["anyOf"] {
            for choice in choices { found += objects(in: choice, at: place) }
        }
        return found
    }

    private static func breaches(of value: OutputValue, _ schema: OutputValue, at place: String)
        -> [String]
    {
        guard case .object(let rules) = schema else { return ["\(place): no schema"] }
        var found: [String] = []
        for (word, rule) in rules {
            switch (word, rule) {
            case ("$schema", _), ("title", _), ("description", .text): break
            case ("type", .text(let type)):
                if !value.isOf(type) { found.append("\(place) is no \(type)") }
            case ("enum", .list(let words)):
                if !words.contains(value) { found.append("\(place) is another word") }
            case ("pattern", .text(let pattern)):
                if case .text(let text) = value,
                    text.range(of: pattern, options: .regularExpression) == nil
                {
                    found.append("\(place) is not like \(pattern)")
                }
            case ("anyOf", .list(let choices)):
                if choices.allSatisfy({ !breaches(of: value, $0, at: place).isEmpty }) {
                    found.append("\(place) is none of what it may be")
                }
            case ("items", _):
                guard case .list(let values) = value else { break }
                for (number, item) in values.enumerated() {
                    found += breaches(of: item, rule, at: "\(place)[\(number)]")
                }
            case ("required", .list(let names)):
                guard case .object(let fields) = value else { break }
                for case .text(let name) in names where fields[name] == nil {
                    found.append("\(place) lacks \(name)")
                }
            case ("properties", .object(let known)):
                guard case .object(let fields) = value else { break }
                for (name, field) in fields {
                    guard let shape = known[name] else { continue }
                    found += breaches(of: field, shape, at: "\(place).\(name)")
                }
            case ("additionalProperties", _):
                guard case .object(let fields) = value else { break }
                let known: [String: OutputValue] =
                    if case .object(let known)? = rules["properties"] { known } else { [:] }
                for (name, field) in fields where known[name] == nil {
                    if rule == .truth(false) {
                        found.append("\(place) has \(name)")
                    } else {
                        found += breaches(of: field, rule, at: "\(place).\(name)")
                    }
                }
            default: found.append("\(place): \(word) is not known here")
            }
        }
        return found
    }
}

extension OutputValue {
    fileprivate func isOf(_ type: String) -> Bool {
        switch self {
        case .null: type == "null"
        case .truth: type == "boolean"
        case .integer, .number: type == "number"
        case .text: type == "string"
        case .list: type == "array"
        case .object: type == "object"
        }
    }
}
