import Foundation
import Texts
public import Yams

/// Collects what is wrong while definitions are read, so that all of it is told at once.
public struct DefinitionReader {
    /// Creates a reader that has read nothing.
    public init() {}

    /// The file being read.
    public var file = ""
    /// What is wrong, in the order it was found.
    public private(set) var issues: [DefinitionIssue] = []
    /// Names that must exist once everything is read.
    private(set) var references: [Reference] = []

    /// Where each definition stands, by kind and name.
    public private(set) var places: [String: Place] = [:]

    /// A file and a line of it.
    public struct Place {
        /// The file, as it was named to us.
        public let file: String
        /// The line, from 1.
        public let line: Int
    }

    /// Notes where a definition stands.
    public mutating func mark(_ key: String, at node: Node) {
        places[key] = places[key] ?? Place(file: file, line: node.mark?.line ?? 0)
    }

    /// One use of a name.
    struct Reference {
        let kind: ReferenceKind
        let name: String
        let file: String
        let line: Int
    }

    /// Reports something wrong at a node.
    public mutating func report(
        _ message: String,
        at node: Node?,
        as code: DefinitionIssue.Code = .valueUnfit
    ) {
        report(message, line: node?.mark?.line ?? 0, as: code)
    }

    /// Reports something wrong at a line.
    public mutating func report(_ message: String, line: Int, as code: DefinitionIssue.Code) {
        issues.append(DefinitionIssue(file: file, line: line, code: code, message: message))
    }

    /// Notes that a name has to exist.
    public mutating func refer(to kind: ReferenceKind, _ name: String, at node: Node) {
        references.append(Reference(kind: kind, name: name, file: file, line: node.mark?.line ?? 0))
    }

    /// Reports references to names that are not among the known, with the nearest, or those that there are.
    ///
    /// - Parameters:
    ///   - known: the names by their kind.
    ///   - unread: kinds of which more may be defined in files that could not be read: what is missing there is no fault.
    public mutating func resolve(
        _ known: [ReferenceKind: Set<String>],
        unread: Set<ReferenceKind>
    ) {
        for reference in references where !unread.contains(reference.kind) {
            let names = known[reference.kind] ?? []
            guard !names.contains(reference.name) else { continue }
            let hint = choice(for: reference.name, among: names.sorted())
            file = reference.file
            report(
                "there is no \(reference.kind.words) \(reference.name.printable)\(hint)",
                line: reference.line,
                as: .nameUnknown
            )
        }
    }

    /// Reads a YAML text into a node, without anchors, aliases, tags, control characters, or
    /// depth that a definition needs not.
    public mutating func compose(_ text: String) -> Node? {
        // The mark that editors put in front of UTF-8 is no part of the text.
        let text =
            text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        if let place = text.unicodeScalars.firstIndex(where: { $0.isForbidden }) {
            let line = 1 + text.unicodeScalars[..<place].count { $0 == "\n" }
            report("holds a control character, such as NUL", line: line, as: .yamlUnwanted)
            return nil
        }
        if let line = YAMLFault.mergeMark(in: text) {
            report(
                "is no YAML: a mark of a merge conflict stands here: keep one of both sides",
                line: line,
                as: .notYaml
            )
            return nil
        }
        do {
            let parser = try Parser(yaml: text)
            guard let node = try parser.singleRoot() else {
                report("is empty", line: 0, as: .notYaml)
                return nil
            }
            // Nodes refer to their anchors weakly: the parser owns them.
            return withExtendedLifetime(parser) { inspect(node) } ? node : nil
        } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
            let names = keys.sorted().map(quoted).joined(separator: ", ")
            report(
                "\(names) stands twice in one mapping",
                line: context.mark.line,
                as: .keyTwice
            )
            return nil
        } catch {
            let fault = YAMLFault(error, in: text)
            report("is no YAML: \(fault.words)", line: fault.line, as: .notYaml)
            return nil
        }
    }

    private mutating func inspect(_ root: Node) -> Bool {
        var open: [(node: Node, depth: Int, isKey: Bool)] = [(root, 0, false)]
        var count = 0
        while let (node, depth, isKey) = open.popLast() {
            count += 1
            if node.anchor != nil {
                report(
                    "anchors and aliases are not allowed: write the value out",
                    at: node,
                    as: .yamlUnwanted
                )
                return false
            }
            if node.hasTag(asKey: isKey) {
                report(
                    "tags (!) are not allowed: every value is what its key says",
                    at: node,
                    as: .yamlUnwanted
                )
                return false
            }
            if let text = node.scalar?.string, text.hasControlCharacter {
                report(
                    "a text holds a control character, such as NUL",
                    at: node,
                    as: .yamlUnwanted
                )
                return false
            }
            if depth > 32 || count > 100_000 {
                report(
                    "is nested deeper or longer than a definition can be",
                    at: node,
                    as: .yamlUnwanted
                )
                return false
            }
            switch node {
            case .mapping(let mapping):
                // To YAML 1 and "1" are two keys; to us both are this text.
                var keys: [String: String] = [:]
                for (key, value) in mapping {
                    if let name = key.scalar?.string,
                        let other = keys.updateValue(name, forKey: name.folded)
                    {
                        let twin =
                            Array(other.utf8) == Array(name.utf8)
                            ? "" : ", also as \(quoted(other))"
                        report(
                            "\(quoted(name)) stands twice in one mapping\(twin)",
                            at: key,
                            as: .keyTwice
                        )
                        return false
                    }
                    open += [(key, depth + 1, true), (value, depth + 1, false)]
                }
            case .sequence(let sequence): open += sequence.map { ($0, depth + 1, false) }
            case .scalar, .alias: break
            }
        }
        return true
    }
}

extension Node {
    /// Whether a tag is written at it; comparing keys has given each of them one of YAML's own.
    fileprivate func hasTag(asKey isKey: Bool) -> Bool {
        let tag =
            switch self {
            case .scalar(let scalar): scalar.tag
            case .mapping(let mapping): mapping.tag
            case .sequence(let sequence): sequence.tag
            case .alias(let alias): alias.tag
            }
        // A text in quotes is one to YAML, without a tag being written.
        let isQuoted = scalar.map { ![.any, .plain].contains($0.style) } ?? false
        let own =
            isKey
            ? ["str", "int", "float", "bool", "null", "timestamp", "merge", "value"]
            : isQuoted ? ["str"] : []
        return !tag.description.isEmpty
            && !own.contains { tag.description == "tag:yaml.org,2002:\($0)" }
    }
}

extension String {
    /// What is left of a name where capitals and the way accents are composed are not told apart, and identifiers end
    /// after 63 bytes.
    fileprivate var folded: String {
        let lower = precomposedStringWithCanonicalMapping.lowercased()
        return String(
            decoding: lower.precomposedStringWithCanonicalMapping.utf8.prefix(63),
            as: UTF8.self
        )
    }
}

extension Unicode.Scalar {
    /// Whether it may not stand in a file: control characters but tab and the ends of lines.
    fileprivate var isForbidden: Bool {
        value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value) || value == 0x7F
    }
}
