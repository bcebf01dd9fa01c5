import Foundation

/// Writes a Swift file with one constant per SQL file.
///
/// Usage: `EmbedSQL ROOT OUTPUT FILE…`, where each file lies in `ROOT/KIND/MODULE/`, in `ROOT/migrations/` or
/// in `ROOT/grants/`. The kind decides the constant's type: a query is a `Statement`, a template a
/// `Template`, a fragment a `Fragment`, a script, a migration or a module's grants a `Script`. A query or template
/// whose header has `-- columns` is a `Query` or `QueryTemplate` of rows whose type stands beside it (``RowType``).
/// `Migrations.all` and `Grants.all` have every one in the order of the files' names.
@main
struct EmbedSQL {
    static let kinds = [
        "queries": ("SQL", "Statement"), "templates": ("Templates", "Template"),
        "fragments": ("Fragments", "Fragment"), "scripts": ("Scripts", "Script"),
        "migrations": ("Migrations", "Script"), "grants": ("Grants", "Script"),
    ]
    /// The kinds that hold one file a module, whose owner applies them all.
    static let whole: Set = ["migrations", "grants"]

    static func main() throws {
        let root = CommandLine.arguments[1]
        var members: [String: [Constant]] = [:]
        var folders: Set<String> = []
        for path in CommandLine.arguments.dropFirst(3) {
            let relative = path.dropFirst(root.count).drop { $0 == "/" }
            let parts = relative.split(separator: "/").map(String.init)
            guard let kind = parts.first, kinds[kind] != nil else {
                throw CocoaError(.fileReadInvalidFileName, userInfo: [NSFilePathErrorKey: path])
            }
            if !whole.contains(kind) { folders.insert(parts[1]) }
            do {
                members[kind, default: []].append(try constant(path, kind: kind, parts: parts))
            } catch let error as RowType.Malformed {
                throw RowType.Malformed(description: "\(path): \(error)")
            }
        }
        // No module imports itself.
        let own = Set(folders.map { $0.replacing("_", with: "") })
        let imports = members.values.joined().reduce(into: Set(["Postgres"])) {
            $0.formUnion($1.row?.imports ?? [])
        }.filter { !own.contains($0.lowercased()) }
        var text = "// Made from sql/ by EmbedSQL.\n\n"
        text += imports.sorted().map { "import \($0)\n" }.joined()
        for (kind, constants) in members.sorted(by: { $0.key < $1.key }) {
            guard let (name, _) = kinds[kind] else { continue }
            text += "\nenum \(name) {\n\(constants.map(\.declaration).joined(separator: "\n"))"
            for row in try rowTypes(of: constants) { text += "\n\(row)" }
            if whole.contains(kind) {
                let names = constants.map(\.name).sorted().joined(separator: ", ")
                text += "\n    /// Every one, in the order they are applied.\n"
                text += "    static let all: [Script] = [\(names)]\n"
            }
            text += "}\n"
        }
        try text.write(
            to: URL(filePath: CommandLine.arguments[2]),
            atomically: true,
            encoding: .utf8
        )
    }

    /// A file's constant, and the type of its rows.
    struct Constant {
        let name: String, declaration: String
        let row: RowType?
    }

    /// Returns the declarations of the constants' types of rows, those that several share once.
    static func rowTypes(of constants: [Constant]) throws -> [String] {
        var known: [String: String] = [:]
        for row in constants.compactMap(\.row) {
            guard let declaration = row.declaration else { continue }
            guard known[row.name] ?? declaration == declaration else {
                throw RowType.Malformed(description: "\(row.name) has two lists of columns")
            }
            known[row.name] = declaration
        }
        return known.sorted { $0.key < $1.key }.map(\.value)
    }

    /// Returns one file's constant, its header as doc comment.
    static func constant(_ path: String, kind: String, parts: [String]) throws -> Constant {
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let header = Array(lines.prefix { $0.hasPrefix("--") })
        let file = parts[parts.count - 1].dropLast(4)
        let words = file.split(separator: "_")
        let first = words[0].first?.isNumber == true ? "_\(words[0])" : String(words[0])
        let name = words.dropFirst().reduce(first) { $0 + $1.capitalized }
        let label = parts.dropFirst(whole.contains(kind) ? 0 : 1).joined(separator: "/").dropLast(4)
        var text = ""
        for line in header { text += "    /// \(line.dropFirst(2).drop { $0 == " " })\n" }
        let custom = "\(name.prefix(1).uppercased())\(name.dropFirst())Row"
        let row =
            ["queries", "templates"].contains(kind)
            ? try RowType(header: header, custom: custom) : nil
        var type = kinds[kind]?.1 ?? ""
        if let row { type = "Query\(kind == "templates" ? "Template" : "")<\(row.name)>" }
        text += "    static let \(name) = \(type)(path: \"\(label)\", text: ##\"\"\"\n"
        let body = kind == "migrations" ? lines[...] : lines.dropFirst(header.count)
        for line in body { text += line.isEmpty ? "\n" : "        \(line)\n" }
        return Constant(name: name, declaration: text + "        \"\"\"##)\n", row: row)
    }
}
