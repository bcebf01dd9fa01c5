import Postgres

/// Finds who refers to whom: by foreign keys, and by content, as views and loads have none.
///
/// A column refers to a key where its values are keys there. Numbers are by chance among others' numbers: there a column has to
/// reach over a good part of the keys too, and the key that it reaches over best is the one.
struct LinkFinder {
    private struct Key {
        let place: ColumnPlace
        let column: InspectedColumn
        let relation: InspectedRelation
    }

    private let relations: [InspectedRelation]
    private let reader: SampleReader

    init(_ relations: [InspectedRelation], _ reader: SampleReader) {
        self.relations = relations
        self.reader = reader
    }

    func links() async throws -> Links {
        let keys = self.keys()
        var links: [Link] = []
        var slow: Set<ColumnPlace> = []
        for relation in relations {
            for column in relation.columns where column.type.isKey && column.numericTimes == nil {
                let from = ColumnPlace(relation: relation.path, column: column.name)
                if let to = column.declaredLink {
                    links.append(
                        Link(
                            from: from,
                            to: to,
                            declaredWidth: column.linkWidth,
                            contained: 1,
                            strength: 10
                        )
                    )
                    continue
                }
                links += try await measured(column, of: relation, from: from, among: keys, &slow)
            }
        }
        return Links(links)
    }

    /// The keys that may be referred to: of a great many relations only those whose content or names say that they are
    /// somebody or something.
    private func keys() -> [Key] {
        let isLarge = relations.count > 80
        let declared = Set(
            relations.flatMap { $0.columns.compactMap { $0.declaredLink?.relation } }
        )
        return relations.flatMap { relation -> [Key] in
            guard relation.rowsRead > 0 else { return [] }
            let isWanted =
                !isLarge || declared.contains(relation.path)
                || relation.columns.contains { $0.isText && $0.profile.share(.email) > 0.5 }
                || SourceRole.allCases.contains {
                    Names.matches(relation.name, $0.mapping.usualName)
                }
            guard isWanted else { return [] }
            let keys = relation.columns.filter {
                (relation.isKey($0) || isSmallKey($0, of: relation)) && $0.numericTimes == nil
            }
            let ofToday = relation.history?.keys.compactMap(relation.column) ?? []
            return (keys.prefix(4) + ofToday.prefix(4)).map {
                Key(
                    place: ColumnPlace(relation: relation.path, column: $0.name),
                    column: $0,
                    relation: relation
                )
            }
        }
    }

    private func measured(
        _ column: InspectedColumn,
        of relation: InspectedRelation,
        from: ColumnPlace,
        among keys: [Key],
        _ slow: inout Set<ColumnPlace>
    ) async throws -> [Link] {
        let isNumber = column.type.isNumber
        let profile = column.profile
        guard profile.known > 0, !(isNumber && profile.hasFractions) else { return [] }
        if column.isText, profile.share(.email) > 0.5 { return [] }
        // Nobody bears such a number: loads write it for none.
        let values = profile.someValues.filter { !isNumber || !["0", "-1"].contains($0) }.spread(60)
        guard !values.isEmpty else { return [] }
        var found: [Link] = []
        for key in keys
        where key.place.relation != relation.path && column.isComparable(to: key.column) {
            let hint = Names.hint(column.name, to: key.place.column, of: key.relation.name)
            guard hint > 0 || profile.distinct >= (isNumber ? 8 : 3) else { continue }
            guard hint > 0 || key.relation.isKey(key.column) || isOfToday(key.column, key.relation)
            else { continue }
            // Two running numbers are alike by chance.
            if isNumber, hint == 0, relation.isKey(column) || isOfToday(column, relation) {
                continue
            }
            let reach = reach(of: profile, over: key)
            guard !isNumber || hint > 0 || reach >= 0.3 else { continue }
            guard
                let contained = try await share(
                    values,
                    containedIn: key,
                    isHinted: hint > 0,
                    &slow
                ),
                contained >= (hint > 0 ? 0.8 : isNumber ? 0.98 : 0.9)
            else { continue }
            found.append(
                Link(
                    from: from,
                    to: key.place,
                    declaredWidth: 0,
                    contained: contained,
                    strength: hint + min(reach, 1) + contained
                )
            )
        }
        guard let best = found.map(\.strength).max() else { return [] }
        return found.filter { $0.strength >= best - 0.02 }
    }

    /// Whether a column tells the rows of a relation apart that has too few to be sure: it takes a name that says so too.
    private func isSmallKey(_ column: InspectedColumn, of relation: InspectedRelation) -> Bool {
        relation.isWhole && (2..<5).contains(relation.rowsRead) && column.type.isKey
            && column.profile.known == column.profile.rows && column.profile.isDistinct
    }

    /// Whether a column is a key of a relation's rows of today.
    private func isOfToday(_ column: InspectedColumn, _ relation: InspectedRelation) -> Bool {
        relation.history?.keys.contains(column.name) ?? false
    }

    /// The part of a key's values, or of its range, that a column's values reach over, in `0...1`.
    private func reach(of profile: ColumnProfile, over key: Key) -> Double {
        let other = key.column.profile
        let share = Double(profile.distinct) / Double(max(other.distinct, 1))
        guard key.column.type.isNumber, let own = profile.range, let all = other.range else {
            return min(share, 1)
        }
        let width = all.upperBound - all.lowerBound
        let ranged = width > 0 ? (own.upperBound - max(own.lowerBound, all.lowerBound)) / width : 0
        // How many of them there are tells two of the same range apart.
        return 0.9 * min(ranged, 1) + 0.1 * min(share, 1)
    }

    private func share(
        _ values: [String],
        containedIn key: Key,
        isHinted: Bool,
        _ slow: inout Set<ColumnPlace>
    ) async throws -> Double? {
        let held = key.column.profile.counts
        if key.relation.isWhole {
            return Double(values.count { held[$0] != nil }) / Double(values.count)
        }
        guard isHinted || key.column.isUnique || isOfToday(key.column, key.relation),
            !slow.contains(key.place)
        else { return nil }
        var binder = Binder()
        let type =
            switch key.column.type {
            case .integer: "bigint[]"
            case .numeric: "numeric[]"
            case .uuid: "uuid[]"
            case .text, .float, .boolean, .timestamptz, .timestamp, .date, .other: "text[]"
            }
        if type == "bigint[]", !values.allSatisfy({ Int64($0) != nil }) { return nil }
        if type == "uuid[]", !values.allSatisfy({ $0.utf8.count == 36 }) { return nil }
        let column = Expression.column("base", key.place.column)
        let statement = Templates.countContained.filled([
            "relation": key.relation.hole, "column": column,
            "is_wanted": column.isOne(of: binder.bind(.texts(values), as: type)),
        ])
        let bound = binder.values
        guard let row = try await reader.ask({ try await $0.one(statement, bound) }) else {
            slow.insert(key.place)
            return nil
        }
        return Double(row.foundCount) / Double(values.count)
    }
}
