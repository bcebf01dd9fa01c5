import Texts
extension ContractGuesser {
    func key(of relation: Relation) -> Column? {
        let keys = relation.columns.filter { $0.type.isKey }
        let singular =
            relation.name.hasSuffix("s") ? String(relation.name.dropLast()) : relation.name
        let named = keys.first {
            [
                "id", "key", "uuid", "\(singular)_id", "\(singular)id", "\(singular)_key",
                "\(singular)_no", "\(singular)_number",
            ].contains($0.name.lowercased())
        }
        let unique = keys.filter(\.isUnique)
        return unique.first { $0.name == named?.name } ?? unique.first {
            !Self.matches($0.name, "mail|phone|login")
        } ?? named
    }

    /// The first column that a role's table would call so, of those that fit; none where a name alone does not tell.
    func column(
        _ key: ColumnKey,
        of role: SourceRole,
        in relation: Relation,
        _ fits: (Column) -> Bool = { _ in true }
    ) -> Column? {
        guard let pattern = role.column(key)?.usualName else { return nil }
        return relation.columns.first { fits($0) && Self.matches($0.name, pattern) }
    }

    /// How a role's table would call a column, the likeliest first.
    private func names(_ key: ColumnKey, of role: SourceRole) -> [String] {
        role.column(key)?.usualName?.split(separator: "|").map(String.init) ?? []
    }

    func customerColumn(_ relation: Relation, of role: SourceRole) -> Entry? {
        guard let customers else { return nil }
        if let linked = relation.columns.first(where: { $0.refersTo == customers.relation.path }) {
            return Entry(
                .customer,
                linked.name,
                note: "foreign key to \(customers.relation.path)"
            )
        }
        func isKeyed(_ column: Column) -> Bool {
            column.type.isKey
                && (column.type == customers.key.type
                    || column.type.isNumber == customers.key.type.isNumber)
        }
        let same = relation.columns.first {
            isKeyed($0) && $0.name == customers.key.name && $0.name.lowercased() != "id"
        }
        return (same ?? column(.customer, of: role, in: relation, isKeyed)).map {
            Entry(.customer, $0.name, note: "by its name; no foreign key says so")
        }
    }

    func orderColumn(_ relation: Relation, _ orders: String) -> Column? {
        relation.columns.first { $0.refersTo == orders }
            ?? column(.order, of: .lines, in: relation) { $0.type.isKey }
    }

    /// The time that is called most like what the role's table says, with what else it could be.
    mutating func times(_ relation: Relation, _ role: SourceRole, _ key: ColumnKey) -> [Entry] {
        let times = relation.columns.filter { $0.type.isTime }
        let words = names(key, of: role)
        func rank(_ column: Column) -> Int {
            words.firstIndex { Self.matches(column.name, $0) } ?? words.count
        }
        guard let column = times.min(by: { rank($0) < rank($1) }),
            key != .createdAt || rank(column) < words.count
        else { return [] }
        let others = times.filter { $0.name != column.name }.map(\.name)
        var note = "\(column.type.rawValue)"
        if !others.isEmpty {
            note =
                "CHECK: chosen by its name; there \(others.count == 1 ? "is" : "are") also \(others.joined(separator: ", "))"
        }
        if column.type.isNaive {
            proposal.hasNaiveTimes = true
            note += "; naive: time_zone says its zone"
        }
        return [Entry(key, column.name, note: note)]
    }

    func amount(_ relation: Relation, _ role: SourceRole) -> Entry? {
        let numbers = relation.columns.filter {
            ($0.type == .numeric || $0.type == .float || $0.type == .integer) && $0.refersTo == nil
                && !$0.isUnique
        }
        for word in names(.amount, of: role) {
            let fitting = numbers.filter {
                Self.matches($0.name, word)
                    && !Self.matches($0.name, "tax|discount|ship|cost|count|quantity|_id$")
            }
            guard let column = fitting.first else { continue }
            let doubt =
                fitting.count > 1
                ? "CHECK: there is also \(fitting.dropFirst().map(\.name).joined(separator: ", "))"
                : "\(column.type.rawValue)"
            return Entry(.amount, column.name, note: doubt)
        }
        return nil
    }

    mutating func money(_ relation: Relation, _ role: SourceRole) async throws -> [Entry] {
        guard let column = column(.currency, of: role, in: relation, \.isText) else { return [] }
        let sample = try await inspection.sample(relation, column.name)
        if let first = sample.examples.first {
            let doubt =
                sample.distinct > 1
                ? "CHECK: \(relation.path) has \(Self.list(sample)); mixed amounts are refused"
                : "the only one in \(relation.path)"
            proposal.currency = (first, doubt)
        }
        return [
            Entry(.currency, column.name, note: "has \(Self.list(sample))")
        ]
    }

    /// Columns with few values, under names for filters.
    mutating func namedColumns(_ relation: Relation, _ role: SourceRole) async throws
        -> [Entry]
    {
        var pairs: [String] = []
        var names: Set<String> = []
        var note = ""
        for column in relation.columns
        where column.type == .text
            && Self.matches(column.name, "status|state|brand|channel|event|type|action|kind")
            && !Self.matches(column.name, "id$")
        {
            let sample = try await inspection.sample(relation, column.name)
            let isNew = names.insert(Self.identifier(column.name)).inserted
            guard sample.distinct <= 20, sample.distinct > 0, isNew else { continue }
            pairs.append(
                "\(Self.identifier(column.name)): \(ContractProposal.yaml(column.name))"
            )
            note += "\(note.isEmpty ? "" : "; ")\(column.name) has \(Self.list(sample))"
            let purchases = sample.examples.filter {
                Self.matches(
                    $0,
                    "^(purchase|order|order_completed|order_placed|checkout_completed|transaction|sale)s?$"
                )
            }
            if role == .events, !purchases.isEmpty {
                proposal.purchaseEvents = [Self.identifier(column.name)] + purchases
            }
        }
        return pairs.isEmpty
            ? [] : [Entry(key: "columns", flow: "{\(pairs.joined(separator: ", "))}", note: note)]
    }

    /// Rows that look like staff, tests, or orders that did not happen.
    func exclusions(_ relation: Relation) async throws -> [Entry] {
        var items: [String] = []
        for column in relation.columns {
            if column.type == .boolean,
                Self.matches(column.name, "test|staff|internal|employee|fake|deleted")
            {
                items.append(
                    "{column: \(ContractProposal.yaml(column.name)), values: [\"true\"], because: \(Self.identifier(column.name))}"
                )
            }
            if column.type == .text, Self.matches(column.name, "status|state$") {
                let sample = try await inspection.sample(relation, column.name)
                let voided = sample.examples.filter {
                    Self.matches($0, "cancel|void|fail|abandon|test|pending|draft")
                }
                if sample.distinct <= 20, !voided.isEmpty {
                    items.append(
                        "{column: \(ContractProposal.yaml(column.name)), values: [\(voided.map(ContractProposal.quoted).joined(separator: ", "))], because: not_completed}"
                    )
                }
            }
        }
        return items.isEmpty
            ? []
            : [
                Entry(
                    key: "exclude",
                    flow: "[\(items.joined(separator: ", "))]",
                    note: "CHECK: these rows would be left out and counted"
                )
            ]
    }

    /// Proposes a source.
    ///
    /// - Precondition: the role maps each column that an entry does.
    mutating func add(_ role: SourceRole, _ entries: [Entry]) {
        precondition(entries.compactMap(\.column).allSatisfy { role.column($0) != nil })
        proposal.sources.append((role, entries))
    }

    func relationEntry(_ relation: Relation) -> Entry {
        Entry(
            key: "relation",
            value: relation.path,
            note: relation.rowEstimate > 0 ? "about \(relation.rowEstimate) rows" : "never analysed"
        )
    }

    /// The largest relation that is called like those that play a role.
    func best(_ role: SourceRole) -> Relation? {
        inspection.relations.filter { Self.isCalled($0, role) }
            .max { $0.rowEstimate < $1.rowEstimate }
    }

    static func isCalled(_ relation: Relation, _ role: SourceRole) -> Bool {
        let mapping = role.mapping
        return matches(relation.name, mapping.usualName)
            && !(mapping.otherName.map { matches(relation.name, $0) } ?? false)
    }

    func score(_ relation: Relation) -> Int {
        let contacts = relation.columns.count {
            Self.matches($0.name, "e_?mail|phone|first_?name|last_?name|country|zip|postal")
        }
        return contacts * 10 + (Self.matches(relation.name, "customer|client") ? 5 : 0)
            + (key(of: relation)?.isUnique == true ? 3 : 0)
            - (Self.matches(
                relation.name,
                "order|event|line|item|consent|address|segment|suppress|log"
            ) ? 30 : 0)
    }

    static func matches(_ name: String, _ pattern: String) -> Bool {
        guard let expression = try? Regex(pattern).ignoresCase() else { return false }
        return name.firstMatch(of: expression) != nil
    }

    static func identifier(_ name: String) -> String {
        let plain = String(
            name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        )
        return plain.first?.isLetter == true ? plain : "c_\(plain)"
    }

    static func list(_ sample: SchemaInspection.Sample) -> String {
        guard sample.distinct > 0 else { return "no value in the sample" }
        guard sample.distinct <= 20 else { return "\(sample.distinct) different values" }
        guard !sample.examples.contains(where: \.looksLikeContactDetail) else {
            return "values that look like contact details"
        }
        return sample.examples.joined(separator: ", ")
    }
}
