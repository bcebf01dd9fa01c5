import Foundation

/// A file of `sql/queries` or `sql/templates`, and what its header promises.
struct SQLFile {
    /// Where it stands under its kind's folder, such as `identity/link_keys`.
    let path: String
    /// The statement, its header in front.
    let text: String

    /// The files of one kind, such as `queries`, by path.
    static func all(of kind: String) throws -> [Self] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "sql/\(kind)")
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        return try (files?.allObjects as? [URL] ?? []).filter { $0.pathExtension == "sql" }
            .map { file in
                Self(
                    path: file.deletingPathExtension().pathComponents.suffix(2)
                        .joined(separator: "/"),
                    text: try String(contentsOf: file, encoding: .utf8)
                )
            }
            .sorted { $0.path < $1.path }
    }

    /// The types of its parameters, as its header has them, by number.
    var parameters: [Int: String] {
        let header = header.map { $0.dropFirst(2) }.joined(separator: " ")
        guard let start = header.range(of: " params ") else { return [:] }
        var types: [Int: String] = [:]
        for part in header[start.upperBound...].matches(of: /\$(\d+)([^$]*)/) {
            let words = part.2.matches(
                of: /\b(double precision|[a-z_0-9]+)(\[\])?/
            ).map { "\($0.1)\($0.2 == nil ? "" : "[]")" }
            types[Int(part.1) ?? 0] = words.first {
                Self.types.contains($0.replacing("[]", with: ""))
            }
        }
        return types
    }

    private static let types: Set<String> = [
        "bigint", "integer", "text", "timestamptz", "boolean", "uuid", "jsonb", "bytea", "real",
        "double precision", "date", "interval", "xid8", "pg_lsn", "oid", "regclass",
    ]

    /// Its columns with their types, as its header has them; empty for one whose rows nobody reads.
    var columns: [String] { promisedColumns.map { $0.replacing("?", with: "") } }

    /// The names of its columns that may be null, as its header has them.
    var nullable: Set<String> {
        Set(promisedColumns.filter { $0.hasSuffix("?") }.map { String($0.prefix { $0 != " " }) })
    }

    /// Each column as `sequence bigint?`.
    private var promisedColumns: [String] {
        guard let start = header.firstIndex(where: { $0.hasPrefix("-- columns ") }) else {
            return []
        }
        let more = header[(start + 1)...].prefix { $0.hasPrefix("--         ") }
        return ([header[start]] + more).map { $0.dropFirst(11) }.joined(separator: " ")
            .replacing(#/^[A-Z][\w.]*: /#, with: "").replacing(#/ as [\w.]+/#, with: "")
            .split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    }

    /// The temporary table that it makes, if it makes one.
    var made: String? {
        text.firstMatch(of: /\ncreate temporary table "?(\w+)/).map { String($0.1) }
    }

    private var header: [Substring] {
        text.split(separator: "\n").prefix { $0.hasPrefix("--") }.map { $0 }
    }
}
