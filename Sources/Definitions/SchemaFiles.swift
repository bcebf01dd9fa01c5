import Channels
import ContactPolicy
import Exports
import Features
import Foundation
import Learning
import Segments
public import Shapes
import Warehouse

/// JSON Schemas of every kind of definition, for editors.
public enum SchemaFiles {
    /// File names and schemas.
    public static var all: [(name: String, schema: JSONSchema)] {
        [
            ("segcast", Shape<Settings>.settings.schema), ("warehouse", Shape.warehouse.schema),
            ("policies", Shape.policy.schema), ("feature_set", Shape.featureSet.schema),
            ("outcome", Shape.outcome.schema), ("segment", withRules(Shape.segment.schema)),
            ("channel", Shape.channel.schema), ("export", Shape.export.schema),
        ]
    }

    /// Writes `NAME.schema.json` for each into `folder`.
    ///
    /// - Returns: the files written.
    public static func write(to folder: String) throws -> [String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return try all.map { name, schema in
            let path = "\(folder)/\(name).schema.json"
            try (encoder.encode(schema.versioned) + Data("\n".utf8)).write(
                to: URL(filePath: path),
                options: .atomic
            )
            return path
        }
    }

    /// A rule holds rules: it is defined once and referred to.
    private static func withRules(_ schema: JSONSchema) -> JSONSchema {
        guard case .object(var members) = schema else { return schema }
        members["definitions"] = .object(["rule": Shape.rule.schema])
        return .object(members)
    }
}

extension JSONSchema {
    /// The same with the draft that it is written in.
    fileprivate var versioned: Self {
        guard case .object(var members) = self else { return self }
        members["$schema"] = .text("http://json-schema.org/draft-07/schema#")
        return .object(members)
    }
}
