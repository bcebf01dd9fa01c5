extension ContractGuesser {
    /// Counts against a relation that the same stands elsewhere with newer rows: it is a copy of before.
    func judgeAge(_ candidate: inout Candidate) {
        let relation = candidate.relation
        if let own = newest(relation), let other = original(of: relation, newest: own) {
            candidate.isOldCopy = true
            candidate.add(
                -40,
                "its newest row is of \(own), that of \(other.path), which looks the same, of \(other.newest)"
            )
        } else if Names.matches(relation.path, Self.oldName) {
            candidate.add(-8, "called like something of before")
        }
    }

    private static let oldName =
        "(^|[_.])(archiv(e|ed|iert|es)?|old|alt|ancien|backup|bak|bkp|legacy|stary|stare|vecchio)([_.0-9]|$)"

    /// The day of a relation's newest row, or of a newer one of its schema that refers to it.
    private func newest(_ relation: InspectedRelation) -> String? {
        let referers = links.to(relation.path).compactMap { inspected($0.from.relation) }
            .filter { $0.schema == relation.schema }
        return ([relation] + referers).compactMap { newestDays[$0.path] }.max()
    }

    /// The day of each relation's newest row, by paths; none of a relation without times.
    static func newestDays(of relations: [InspectedRelation]) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: relations.compactMap { relation in
                newest(relation).map { (relation.path, $0) }
            }
        )
    }

    private static func newest(_ relation: InspectedRelation) -> String? {
        let days = relation.columns.filter { $0.isTime && !isBirth($0) }.compactMap { column in
            column.times.compactMap { $0 }.filter { $0 > "1990" && $0 < "2100" }.max()
        }
        return days.max().map { String($0.prefix(10)) }
    }

    /// The relation of the same columns, or of the same name in another schema, that has rows of a month later or more.
    private func original(of relation: InspectedRelation, newest own: String) -> (
        path: String, newest: String
    )? {
        let names = Set(relation.columns.map(\.name))
        let found = relations.compactMap { other -> (path: String, newest: String)? in
            guard other.path != relation.path, other.rowsRead > 0 else { return nil }
            let shared = names.intersection(other.columns.map(\.name)).count
            let isTwin = other.schema != relation.schema && other.name == relation.name
            let isAlike = 5 * shared >= 4 * max(names.count, other.columns.count) && shared >= 3
            // In one schema what is alike may be of another kind, unless it is called after the other.
            let isNamesake =
                other.schema != relation.schema || relation.name.contains(other.name)
                || other.name.contains(relation.name)
            guard isAlike && isNamesake || isTwin && 2 * shared >= names.count,
                let newest = newest(other),
                Self.days(newest) - Self.days(own) >= 30
            else { return nil }
            return (other.path, newest)
        }
        return found.max { $0.newest < $1.newest }
    }

    /// About how many days a day is after the beginning of years.
    private static func days(_ day: String) -> Int {
        let parts = day.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? parts[0] * 365 + parts[1] * 30 + parts[2] : 0
    }
}
