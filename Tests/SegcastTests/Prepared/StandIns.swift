/// What fills the holes of templates so that the server can read them: whatever fills one is of the hole's kind and type.
struct StandIns {
    /// What stands for a name, rows or a list, by hole; of what is read of rows, a column of each type.
    ///
    /// A value needs none, for its hole says its type; a fragment of its name, without holes, stands itself.
    private var all = [
        // Rows.
        "base": "(select 1) as base",
        "rows": "(select null::timestamptz as occurred_at, null::text as customer_key) as source",
        "hanging": "(select null::text as object_name, null::text as owner_name) as hanging",
        "people": "(select 1) as people",
        "contact_policy/count_agreed people":
            "(select true as is_granted, true as is_withdrawn) as words",
        "members": "(select null::bigint as customer_id) as members",
        "measured": "segcast.customer_spans as keys",
        "registered":
            "(select null::text as guest_key, null::timestamptz as first_at, null::text as account_key) as registered",
        "suppressed": "(select null::text as external_key) as suppressed",
        "words":
            "(select null::text as external_key, null::text as address, true as is_granted, true as is_withdrawn) as words",
        "bearers": "(select null::text as address, false as is_shared)",
        // Lists.
        "columns": "null::real as measure_0", "measures": "null::real as measure_0",
        "seen": "measured.measure_0", "details": "null::text as email",
        // Names of relations and columns.
        "relation": "segcast.customer_keys", "customers": "segcast.customer_keys",
        "guests": "segcast.customer_keys",
        "column": "external_key", "schema": "segcast", "table": "tried_rows",
        "view": "pg_temp.tried_view",
        "partition": "feature_values_0", "scores/copy_scores partition": "scores_0",
        // Names of the server's.
        "login": "segcast_tried_login", "role": "segcast_tried_group",
        "group": "segcast_tried_group", "worker": "segcast_tried_group",
        "exporter": "segcast_tried_group", "everybody": "segcast_tried_group",
        "others": "segcast_tried_group",
    ]
    private var used: Set<String> = []
    /// The fragments without holes, by their paths.
    private var values: [String: String] = [:]

    /// Creates what fills templates in a database; the types of columns are those that they are.
    init(database: String) throws {
        all["database"] = "\"\(database)\""
        let types = try SQLFile.all(of: "fragments").first { $0.path == "warehouse/column_types" }
        let relation = types?.text.firstMatch(of: /(?s)\nselect true\nfrom (.*);/)
        all["column_types"] = relation.map { String($0.1) }
        for fragment in try SQLFile.all(of: "fragments") {
            guard let value = fragment.text.firstMatch(of: /(?s)\nselect\b(.*);/),
                !value.1.hasPrefix(" true\nfrom"), !value.1.contains("{")
            else { continue }
            values[fragment.path] = "(\(value.1))"
        }
    }

    /// What has filled no hole yet.
    var unused: [String] { all.keys.filter { !used.contains($0) }.sorted() }

    /// Returns a template's text with its holes filled, those that nothing stands for as they are.
    mutating func fill(_ template: SQLFile) -> String {
        var (text, rest) = ("", template.text[...])
        while let hole = rest.firstMatch(of: /"\{([a-z_]+)\}"(\.\*)?|'\{([a-z_]+)\}'(?=::)/) {
            text += rest[..<hole.range.lowerBound]
            rest = rest[hole.range.upperBound...]
            guard let name = hole.1 else {
                let module = template.path.prefix { $0 != "/" }
                text += hole.3.flatMap { values["\(module)/\($0)"] } ?? "null"
                continue
            }
            let key = ["\(template.path) \(name)", String(name)].first { all[$0] != nil }
            if let key { used.insert(key) }
            text += key.flatMap { all[$0] } ?? String(hole.0)
        }
        return text + rest
    }
}
