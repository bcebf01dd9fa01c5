/// The type of a statement's rows, as its header's `-- columns` has it.
///
/// `-- columns run_id bigint, state text as RunState, attention_reason text?` names each column, its type, the Swift
/// type to read it as where that is another than by custom, and `?` where it may be NULL; a type of another module has
/// that module's name in front, and so has one that stands inside another. Columns of one kind that
/// several statements return are named once: `-- columns Standing: run_id bigint, …`; a name with its module's in
/// front, such as `Audit.Seal:`, is a type that this module declares by hand.
struct RowType {
    /// The type's name.
    let name: String
    /// The modules whose types it names.
    let imports: Set<String>
    /// Its declaration; `nil` for one that another module declares.
    let declaration: String?

    /// Reads a file's header; `nil` for one without `-- columns`.
    ///
    /// - Throws: ``Malformed`` for what is no list of columns.
    init?(header: [Substring], custom name: String) throws {
        guard let text = Self.columns(of: header) else { return nil }
        let named = text.firstMatch(of: #/^(?:([A-Z]\w*)\.)?([A-Z]\w*): /#)
        let columns = try text[(named?.range.upperBound ?? text.startIndex)...]
            .split(separator: ",").map { try Column(String($0)) }
        self.name = named.map { String($0.2) } ?? name
        var imports = Set(columns.compactMap(\.module))
        if let module = named?.1 {
            declaration = nil
            imports = [String(module)]
        } else {
            declaration = Self.declaration(of: self.name, columns)
        }
        self.imports = imports
    }

    /// The text behind `-- columns`, its lines joined.
    private static func columns(of header: [Substring]) -> String? {
        guard let start = header.firstIndex(where: { $0.hasPrefix("-- columns ") }) else {
            return nil
        }
        let more = header[(start + 1)...].prefix { $0.hasPrefix("--         ") }
        return ([header[start].dropFirst(11)] + more.map { $0.dropFirst(11) })
            .map { $0.split(separator: " ").joined(separator: " ") }.joined(separator: " ")
    }

    private static func declaration(of name: String, _ columns: [Column]) -> String {
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        var text = "    /// A row of it.\n    struct \(name): DecodableRow {\n"
        text += "        static let columns = [\(names)]\n"
        for column in columns {
            text +=
                "        let \(column.property): \(column.type)\(column.isOptional ? "?" : "")\n"
        }
        text += "\n        init(_ row: Row) throws(PostgresError) {\n"
        for (place, column) in columns.enumerated() {
            let method = column.isOptional ? "optional" : "value"
            text += "            \(column.property) = try row.\(method)(\(place))\n"
        }
        return text + "        }\n    }\n"
    }

    /// What of a header is no column.
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }
}
