import Postgres

extension ContractGuesser {
    /// The column that tells rows apart, the likeliest: that others refer to, of an index, by its name.
    ///
    /// Of rows of today it is one that all versions bear: what numbers versions splits one customer into several.
    func key(of relation: InspectedRelation) -> InspectedColumn? {
        let ofToday = relation.isOfToday ? relation.history?.keys.compactMap(relation.column) : nil
        let keys = ofToday ?? relation.columns.filter(relation.isKey)
        let referred = Dictionary(grouping: links.to(relation.path)) { $0.to.column }
        let singular =
            relation.name.hasSuffix("s") ? String(relation.name.dropLast()) : relation.name
        let usual: Set<String> = [
            "id", "key", "uuid", "\(singular)_id", "\(singular)id", "\(singular)_key",
            "\(singular)_no",
            "\(singular)_number", "\(singular)_nr", "entity_id",
        ]
        func rank(_ column: InspectedColumn) -> Int {
            var rank = min(referred[column.name]?.count ?? 0, 5) * 3
            if column.isUnique { rank += 4 }
            if usual.contains(column.name.lowercased()) { rank += 2 }
            if column.isText,
                column.profile.share(.email) > 0.5 || column.profile.share(.phone) > 0.5
            {
                rank -= 20
            }
            if Names.matches(column.name, "mail|phone|login") { rank -= 20 }
            // Names of people are distinct by chance.
            if column.profile.common.contains(where: { $0.contains(" ") }) { rank -= 5 }
            return rank
        }
        let best = keys.enumerated().max {
            (rank($0.element), -$0.offset) < (rank($1.element), -$1.offset)
        }?.element
        if let best, rank(best) > -10 { return best }
        // A relation without rows says nothing by content.
        return relation.rowsRead == 0
            ? relation.columns.first { $0.type.isKey && usual.contains($0.name.lowercased()) } : nil
    }

    /// The entry of a key, measured over the whole relation where no index says that it is one.
    func keyEntry(_ column: InspectedColumn, of relation: InspectedRelation) async throws -> Entry {
        let kind = column.type.rawValue
        if column.isUnique { return Entry(.key, column.name, note: "unique by an index, \(kind)") }
        let ofToday = relation.isOfToday ? " among the rows of today" : ""
        if relation.isWhole, relation.rowsRead > 0 {
            return Entry(
                .key,
                column.name,
                note: "\(kind); no index says so, but no value stands twice\(ofToday)"
            )
        }
        let mark = relation.isOfToday ? relation.history?.mark : nil
        let statement = Templates.measureKey.filled([
            "relation": relation.hole, "column": Expression.column("base", column.name),
            "condition": mark?.isToday ?? .true,
        ])
        guard let row = try await inspection.reader.ask({ try await $0.one(statement) }) else {
            return Entry(
                .key,
                column.name,
                note: "CHECK: no value stands twice in the sample\(ofToday); \(kind)"
            )
        }
        let isKey = row.distinctCount == row.rowCount
        return Entry(
            .key,
            column.name,
            note: isKey
                ? "\(kind); no index says so, but no value of \(row.rowCount) stands twice\(ofToday)"
                : "CHECK: \(row.rowCount) rows have \(row.distinctCount) different values"
        )
    }

    /// The column by which rows of a relation name a row of another, and how that is known.
    func reference(
        _ relation: InspectedRelation,
        to target: Candidate,
        named role: SourceRole,
        as key: ColumnKey
    ) -> (column: InspectedColumn, note: String)? {
        guard let targetKey = target.key else { return nil }
        let found = links.of(relation.path).filter {
            $0.to.relation == target.relation.path
                && !(key == .customer && Self.isAuthor($0.from.column))
        }
        let exact = found.filter { $0.to.column == targetKey.name }.max {
            $0.strength < $1.strength
        }
        if let link = exact, let column = relation.column(link.from.column) {
            let doubt = link.declaredWidth > 1 ? "CHECK: " : ""
            return (column, "\(doubt)\(link.words)")
        }
        // What names a version of a customer is no key of theirs.
        guard !target.relation.isOfToday else { return nil }
        // Of several columns the one that tells most.
        let parts = found.compactMap { link in relation.column(link.from.column).map { ($0, link) }
        }
        if let (column, link) = parts.max(by: { $0.0.profile.distinct < $1.0.profile.distinct }) {
            return (column, "CHECK: \(link.words), but to its \(link.to.column)")
        }
        guard relation.rowsRead == 0 || target.relation.rowsRead == 0 || !target.relation.isWhole
        else {
            return nil
        }
        let named = relation.columns.first {
            $0.isComparable(to: targetKey) && !relation.isKey($0) && !Self.isAuthor($0.name)
                && ($0.name == targetKey.name && $0.name.lowercased() != "id"
                    || Names.matches($0.name, role.column(key)?.usualName ?? "^$"))
        }
        return named.map { ($0, "CHECK: by its name; no foreign key says so") }
    }

    /// The column by which rows name their customer.
    func customerReference(_ relation: InspectedRelation, of role: SourceRole) -> (
        column: InspectedColumn, note: String
    )? {
        customers.flatMap { reference(relation, to: $0, named: role, as: .customer) }
    }

    /// The column of addresses that customers bear too, by which rows without a key name somebody.
    func addressReference(_ relation: InspectedRelation) -> InspectedColumn? {
        guard let own = address, relation.path != customers?.relation.path else { return nil }
        let known = own.profile.counts
        return relation.columns.first { column in
            guard column.isText, column.profile.share(.email) > 0.5 else { return false }
            let values = column.profile.someValues
            return values.contains { known[$0] != nil } || customers?.relation.isWhole == false
        }
    }
}
