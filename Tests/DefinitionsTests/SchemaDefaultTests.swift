import Definitions
import Exports
import Shapes
import Testing

/// What the schemas of definitions say of what is left out.
struct SchemaDefaultTests {
    /// A key of a mapping.
    private struct Key {
        let path: String
        let isRequired: Bool
        let members: [String: JSONSchema]

        /// What the schema says of it.
        var words: String {
            guard case .text(let words) = members["description"] else { return "" }
            return words
        }

        var isNumber: Bool {
            [.text("number"), .text("integer")].contains(members["type"])
        }
    }

    /// Every key of every mapping of a schema.
    private func keys(of schema: JSONSchema, at path: String) -> [Key] {
        switch schema {
        case .list(let parts): return parts.flatMap { keys(of: $0, at: path) }
        case .text, .number, .flag: return []
        case .object(let members):
            var found: [Key] = []
            if case .object(let properties) = members["properties"] {
                var required: [JSONSchema] = []
                if case .list(let names) = members["required"] { required = names }
                for (name, value) in properties {
                    guard case .object(let inner) = value else { continue }
                    let isRequired = required.contains(.text(name))
                    found.append(
                        Key(path: "\(path).\(name)", isRequired: isRequired, members: inner)
                    )
                    found += keys(of: value, at: "\(path).\(name)")
                }
            }
            for part in ["items", "anyOf", "additionalProperties", "definitions"] {
                if let value = members[part] { found += keys(of: value, at: path) }
            }
            return found
        }
    }

    private var keys: [Key] {
        SchemaFiles.all.flatMap { keys(of: $0.schema, at: $0.name) }
    }

    @Test func `whatever may be left out has a default, with its reason, or says what that means`()
    {
        #expect(keys.count > 300)
        for key in keys where !key.isRequired && key.members["$ref"] == nil {
            if let value = key.members["default"] {
                let isEmpty = value == .object([:]) || value == .list([])
                #expect(isEmpty || key.words.contains(". By default "), "\(key.path): \(key.words)")
            } else {
                #expect(
                    key.words.firstMatch(of: #/When missing, |[bB]y default /#) != nil,
                    "\(key.path): \(key.words)"
                )
            }
        }
    }

    @Test func `a number says in what it is counted`() {
        let units =
            /\b(days?|hours?|minutes?|shares?|rows?|customers?|contacts?|times|windows|trees|levels?|threads|scores?|unit|weight|seed|turn|version|number)\b/
        for key in keys where key.isNumber {
            #expect(key.words.firstMatch(of: units) != nil, "\(key.path): \(key.words)")
        }
    }

    @Test func `a default is what the definition starts from`() throws {
        let found = Dictionary(
            keys.compactMap { key in key.members["default"].map { (key.path, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(found["segcast.valid_hours"] == .number(36))
        #expect(found["segcast.kept_days"] == .number(Double(Settings().exports.keptDays)))
        #expect(found["export.largest_loss"] == .number(0.4))
        #expect(found["export.kind"] == .text("include"))
        #expect(found["warehouse.key_space"] == .text("customers"))
        #expect(found["outcome.training.windows"] == .number(12))
        #expect(found["outcome.training.retrain_days"] == .number(30))
        #expect(found["outcome.guards.mean_factor"] == .number(1.5))
        #expect(found["channel.contact"] == .text("send"))
        #expect(found["policies.caps"] == .list([]))
    }
}
