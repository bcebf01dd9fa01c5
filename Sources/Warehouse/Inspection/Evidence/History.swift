import Postgres

/// How a relation keeps the history of what its rows are about: several rows bear a key, and one of them is today's.
///
/// It is told by what rows hold: those that are marked as today's bear each key once, and are the last of those that do.
struct History: Sendable {
    /// What tells rows of before from today's.
    enum Mark: Sendable, Equatable {
        /// Values that rows of before have.
        case values(String, [String])
        /// Rows of before have no value, or have one.
        case unknown(String), known(String)
        /// Rows of before have an earlier time.
        case below(String, limit: String)

        /// The column that tells.
        var column: String {
            switch self {
            case .values(let column, _), .unknown(let column), .known(let column),
                .below(let column, _):
                column
            }
        }

        /// The condition of a row of `base` that is of today.
        var isToday: Expression {
            let value = Expression.column("base", column)
            var binder = Binder.literals
            return switch self {
            case .values(_, let values):
                value.cast(to: "text").isNone(of: binder.bind(.texts(values), as: "text[]"))
            case .unknown: value.isNotNull
            case .known: value.isNull
            case .below(_, let limit):
                (value >= binder.bind(.text(limit), as: "date")).or(.true)
            }
        }

        /// What leaves rows of before out.
        var exclusion: String {
            let test =
                switch self {
                case .values(_, let values): "values: \(ContractProposal.list(values))"
                case .unknown: "is: unknown"
                case .known: "is: known"
                case .below(_, let limit): "below: \(limit)"
                }
            return "{column: \(ContractProposal.yaml(column)), \(test), because: history}"
        }
    }

    /// The columns that bear a key once among the rows of today.
    let keys: [String]
    let mark: Mark
    /// Of the sample's rows those of today.
    let isToday: [Bool]
    /// Times that differ from one row of a key to another: they tell of the row.
    let times: Set<String>

    /// Finds it in a relation of people; `nil` where there is none.
    static func find(in relation: InspectedRelation) -> Self? {
        guard relation.rowsRead >= 20, isOfPeople(relation) else { return nil }
        let keys = relation.columns.filter { isRepeated($0, in: relation) }
        guard !keys.isEmpty else { return nil }
        let times = relation.columns.filter { $0.isTime && $0.profile.known > 0 }
        for (mark, isToday) in marks(of: relation) {
            let found = keys.filter { key in
                let rows = Versions(key.profile.cells, isToday)
                return rows.isOneToday(isWhole: relation.isWhole)
                    && times.contains {
                        $0.name != mark.column && rows.areLast($0.times)
                    }
            }
            guard !found.isEmpty else { continue }
            let rows = Versions(found[0].profile.cells, isToday)
            let changing = times.filter { rows.isChanging($0.times) }.map(\.name)
            return Self(keys: found.map(\.name), mark: mark, isToday: isToday, times: Set(changing))
        }
        return nil
    }

    private static func isOfPeople(_ relation: InspectedRelation) -> Bool {
        Names.matches(relation.name, CustomersMapping.usualName)
            || relation.columns.contains { $0.isText && $0.profile.share(.email) > 0.5 }
    }

    /// Whether a column may be a key that several rows bear.
    private static func isRepeated(_ column: InspectedColumn, in relation: InspectedRelation)
        -> Bool
    {
        let profile = column.profile
        return column.type.isKey && !column.isUnique && !profile.hasFractions
            && profile.known * 50 >= profile.rows * 49 && profile.distinct >= 10
            && profile.known >= profile.distinct + 3
            && profile.share(.email) < 0.5 && profile.share(.phone) < 0.5
    }

    /// What may tell rows of today, with which they are.
    private static func marks(of relation: InspectedRelation) -> [(Mark, [Bool])] {
        let flags = relation.columns.filter { $0.profile.distinct <= 2 && !$0.isTime }.flatMap(
            flagged
        )
        let ends = relation.columns.filter(\.isTime).compactMap(ended)
        return flags + ends
    }

    private static func flagged(_ column: InspectedColumn) -> [(Mark, [Bool])] {
        let profile = column.profile
        let values = profile.counts.keys.sorted {
            (ConsentWords.isYes($0) ? 0 : 1, $0) < (ConsentWords.isYes($1) ? 0 : 1, $1)
        }
        if values.count == 2, profile.known == profile.rows {
            return values.map { today in
                (
                    .values(column.name, values.filter { $0 != today }),
                    profile.cells.map { $0 == today }
                )
            }
        }
        guard values.count == 1, profile.known < profile.rows, ConsentWords.isYes(values[0]) else {
            return []
        }
        return [(.unknown(column.name), profile.cells.map { $0 != nil })]
    }

    /// A time that rows of today have not, or one that never comes.
    private static func ended(_ column: InspectedColumn) -> (Mark, [Bool])? {
        let cells = column.profile.cells
        let far = column.type.isTime ? column.profile.counts.keys.filter { $0 > "2200" } : []
        if let last = far.min() {
            // A day's begin is another day's elsewhere.
            let year =
                Int(last.prefix(4)).map { last.hasPrefix("\($0)-01-01") ? $0 - 1 : $0 } ?? 9999
            return (
                .below(column.name, limit: "\(year)-01-01"),
                cells.map { $0.map { $0 > "2200" } ?? true }
            )
        }
        guard column.profile.known < column.profile.rows else { return nil }
        return (.known(column.name), cells.map { $0 == nil })
    }
}

/// The rows that bear each key, and which of them are of today.
private struct Versions {
    private let rows: [[Int]]
    private let isToday: [Bool]

    init(_ keys: [String?], _ isToday: [Bool]) {
        var rows: [String: [Int]] = [:]
        for (row, key) in keys.enumerated() { if let key { rows[key, default: []].append(row) } }
        self.rows = Array(rows.values)
        self.isToday = isToday
    }

    /// Whether no key has two rows of today, and few have none; in a part of the rows many miss theirs.
    func isOneToday(isWhole: Bool) -> Bool {
        let counts = rows.map { versions in versions.count { isToday[$0] } }
        let one = counts.count { $0 == 1 }
        return counts.allSatisfy { $0 <= 1 }
            && (isWhole ? one * 3 >= counts.count * 2 : one * 20 >= counts.count)
    }

    /// Whether the row of today is the last by a time, of nearly every key that has another.
    func areLast(_ times: [String?]) -> Bool {
        var (looked, last) = (0, 0)
        for versions in rows where versions.count > 1 {
            guard let today = versions.first(where: { isToday[$0] }), let time = times[today] else {
                continue
            }
            let others = versions.filter { $0 != today }.compactMap { times[$0] }
            guard !others.isEmpty else { continue }
            looked += 1
            if others.allSatisfy({ $0.prefix(19) < time.prefix(19) }) { last += 1 }
        }
        return looked >= 3 && last * 20 >= looked * 19
    }

    /// Whether rows of one key have different times.
    func isChanging(_ times: [String?]) -> Bool {
        let several = rows.filter { $0.count > 1 }
        return several.count { Set($0.map { times[$0] }).count > 1 } * 5 > several.count
    }
}
