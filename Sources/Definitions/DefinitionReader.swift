import Yams

/// Collects what is wrong while definitions are read, so that all of it is told at once.
struct DefinitionReader {
    /// The file being read.
    var file = ""
    private(set) var issues: [DefinitionIssue] = []
    /// Names that must exist once everything is read.
    private(set) var references: [Reference] = []

    /// Where each definition stands, by kind and name.
    private(set) var places: [String: Place] = [:]

    /// A file and a line of it.
    struct Place {
        let file: String
        let line: Int
    }

    /// Notes where a definition stands.
    mutating func mark(_ key: String, at node: Node) {
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
    mutating func report(_ message: String, at node: Node?) {
        report(message, line: node?.mark?.line ?? 0)
    }

    /// Reports something wrong at a line.
    mutating func report(_ message: String, line: Int) {
        issues.append(DefinitionIssue(file: file, line: line, message: message))
    }

    /// Notes that a name has to exist.
    mutating func refer(to kind: ReferenceKind, _ name: String, at node: Node) {
        references.append(Reference(kind: kind, name: name, file: file, line: node.mark?.line ?? 0))
    }

    /// Reports references to names that are not among the known.
    mutating func resolve(
        _ known: [ReferenceKind: Set<String>],
        nearest: (String, Set<String>) -> String?
    ) {
        for reference in references {
            let names = known[reference.kind] ?? []
            guard !names.contains(reference.name) else { continue }
            let hint = nearest(reference.name, names).map { "; did you mean \($0)?" } ?? ""
            file = reference.file
            report(
                "there is no \(reference.kind.rawValue) \(reference.name)\(hint)",
                line: reference.line
            )
        }
    }

    /// Reads a YAML text into a node, without anchors, aliases, tags or depth that a definition needs not.
    mutating func compose(_ text: String) -> Node? {
        guard text.utf8.count <= 1 << 20 else {
            report("is larger than 1 MiB", line: 0)
            return nil
        }
        do {
            let parser = try Parser(yaml: text)
            guard let node = try parser.singleRoot() else {
                report("is empty", line: 0)
                return nil
            }
            // Nodes refer to their anchors weakly: the parser owns them.
            return withExtendedLifetime(parser) { inspect(node) } ? node : nil
        } catch let error as YamlError {
            let words = "\(error)".split(separator: "\n").first.map(String.init) ?? "\(error)"
            report("is no YAML: \(words)", line: Self.line(of: error))
            return nil
        } catch {
            report("is no YAML", line: 0)
            return nil
        }
    }

    private static func line(of error: YamlError) -> Int {
        switch error {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
            mark.line
        default: 0
        }
    }

    private mutating func inspect(_ root: Node) -> Bool {
        var open: [(Node, Int)] = [(root, 0)]
        var count = 0
        while let (node, depth) = open.popLast() {
            count += 1
            if node.anchor != nil {
                report("anchors and aliases are not allowed: write the value out", at: node)
                return false
            }
            if depth > 32 || count > 100_000 {
                report("is nested deeper or longer than a definition can be", at: node)
                return false
            }
            switch node {
            case .mapping(let mapping):
                for (key, value) in mapping { open += [(key, depth + 1), (value, depth + 1)] }
            case .sequence(let sequence): open += sequence.map { ($0, depth + 1) }
            case .scalar, .alias: break
            }
        }
        return true
    }
}

/// What a name can refer to.
enum ReferenceKind: String {
    case featureSet = "feature set"
    case feature, outcome, segment, channel, attribute
    case controlGroup = "control group"
    case source
}
