import Postgres

extension ContractGuesser {
    /// The first column that a role's table would call so, of those that fit; none where a name alone does not tell.
    func column(
        _ key: ColumnKey,
        of role: SourceRole,
        in relation: InspectedRelation,
        _ fits: (InspectedColumn) -> Bool = { _ in true }
    ) -> InspectedColumn? {
        guard let pattern = role.column(key)?.usualName else { return nil }
        return relation.columns.first { fits($0) && Names.matches($0.name, pattern) }
    }

    /// How a role's table would call a column, the likeliest first.
    func names(_ key: ColumnKey, of role: SourceRole) -> [String] {
        var parts: [String] = []
        var depth = 0
        var part = ""
        for character in role.column(key)?.usualName ?? "" {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "|", depth == 0 {
                parts.append(part)
                part = ""
            } else {
                part.append(character)
            }
        }
        return part.isEmpty ? parts : parts + [part]
    }

    /// The times of a relation at which its rows may have happened: those that most rows have, and nobody's birth.
    func happenings(_ relation: InspectedRelation) -> [InspectedColumn] {
        relation.columns.filter { column in
            guard column.isTime, !Self.isBirth(column) else { return false }
            if relation.isOfToday, relation.history?.times.contains(column.name) ?? false {
                return false
            }
            if Names.matches(
                column.name,
                "delet|cancel|storn|gelösch|geloesch|suppr|annul|expir|birth|geburt|smaz|zruš|zrus|usun"
            ) {
                return false
            }
            return relation.rowsRead == 0 || column.profile.knownShare >= 0.5
        }
    }

    static func isBirth(_ column: InspectedColumn) -> Bool {
        guard column.type.isTime, let years = column.profile.years, column.profile.known >= 5 else {
            return false
        }
        return years.lowerBound < 1990 && years.lowerBound > 1880 && years.upperBound < 2016
    }

    /// The time that is called most like what the role's table says, else the one that comes first in most rows; with
    /// what else it could be.
    mutating func time(
        _ relation: InspectedRelation,
        _ role: SourceRole,
        _ key: ColumnKey
    ) -> [Entry] {
        let times = happenings(relation)
        let words = names(key, of: role)
        let later = "updat|modif|chang|load|ingest|sync|geänder|geaender"
        let ranked = times.map { column in
            let place = words.firstIndex { Names.matches(column.name, $0) } ?? words.count
            let isPartial = column.profile.rows > 0 && column.profile.knownShare < 0.95
            // A copy in another zone says the same.
            let isCopy = Names.matches(column.name, "gmt|utc")
            let rank = [
                column.type.isTime ? 0 : column.numericTimes == .yyyymmdd ? 1 : 0,
                Names.matches(column.name, later) ? 1 : 0, place < words.count ? 0 : 1,
                isPartial ? 1 : 0, place,
                isCopy ? 1 : 0,
            ]
            return (column: column, rank: rank)
        }
        guard let least = ranked.map(\.rank).min(by: { $0.lexicographicallyPrecedes($1) }),
            let column = Self.earliest(ranked.filter { $0.rank == least }.map(\.column))
        else { return [] }
        let isNamed = least[2] == 0
        if key == .createdAt, !isNamed, column.profile.knownShare < 0.99 { return [] }
        let others = times.filter { $0.name != column.name }.map(\.name)
        var notes: [String] = []
        if !isNamed {
            notes.append(
                "CHECK: by its type; "
                    + (times.count > 1 ? "the earliest in most rows" : "the only one")
            )
        }
        if !others.isEmpty {
            notes.append(
                "\(isNamed ? "CHECK: chosen by its name; " : "")there \(others.count == 1 ? "is" : "are") also "
                    + others.joined(separator: ", ")
            )
        }
        notes.append(column.type.rawValue)
        if column.type.isNaive {
            proposal.hasNaiveTimes = true
            notes.append("naive: time_zone says its zone")
        }
        if column.type == .timestamp, let profile = HourProfile(column.profile.cells),
            let words = profile.words
        {
            proposal.clockWords.append("\(relation.path) \(column.name) is \(words)")
        }
        return [Entry(key, column.name, note: notes.joined(separator: "; "))]
            + Self.numericTimes(of: column)
    }

    /// What the numbers of a column of times say, of the source; nothing where it holds times.
    static func numericTimes(of column: InspectedColumn) -> [Entry] {
        guard let numbers = column.numericTimes else { return [] }
        let times = column.times.compactMap { $0 }
        let span = "\(times.min()?.prefix(10) ?? "") to \(times.max()?.prefix(10) ?? "")"
        return [
            Entry(
                key: "numeric_times",
                value: numbers.rawValue,
                note: "\(column.name) holds numbers that are days from \(span) so"
            )
        ]
    }

    /// When a column of times is, as an instant.
    func instant(_ column: String, of relation: InspectedRelation) -> Expression {
        let value = Expression.column("base", column)
        guard let numbers = relation.column(column)?.numericTimes else {
            return value.cast(to: "timestamptz")
        }
        guard let units = numbers.unitsPerSecond else {
            return Fragments.numberDay.filled(["value": value]).cast(to: "timestamptz")
        }
        return Fragments.epochInstant.filled([
            "value": value, "units": Expression.bigint(units),
        ])
    }

    /// Of several times the one that is no later than the others in most rows.
    private static func earliest(_ columns: [InspectedColumn]) -> InspectedColumn? {
        columns.enumerated().max { one, other in
            let (a, b) = (one.element.times, other.element.times)
            var (before, after) = (0, 0)
            for (x, y) in zip(a, b) {
                guard let x, let y else { continue }
                let (left, right) = (x.prefix(19), y.prefix(19))
                if left < right { before += 1 } else if left > right { after += 1 }
            }
            return before == after ? one.offset > other.offset : before < after
        }?.element
    }

    /// Columns with few values, under names for filters.
    mutating func namedColumns(
        _ relation: InspectedRelation,
        _ role: SourceRole,
        besides used: Set<String>
    ) async throws -> [Entry] {
        var pairs: [String] = []
        var names: Set<String> = []
        var notes: [String] = []
        for column in relation.columns where column.type == .text && !used.contains(column.name) {
            var kinds = column.profile.isCategory ? column.profile.common : []
            let isNamed =
                Names.matches(
                    column.name,
                    "stat(us|e)|brand|marke|channel|kanal|event|type|typ$|action|aktion|kind|art$|genre"
                ) && !Names.matches(column.name, "(id|ID)$")
            let isEventKind = role == .events && EventWords.areKinds(kinds)
            guard isNamed || isEventKind, !kinds.isEmpty else { continue }
            if role == .events { kinds = try await allKinds(column, of: relation) ?? kinds }
            guard kinds.count <= 40, names.insert(Self.identifier(column.name)).inserted else {
                continue
            }
            pairs.append("\(Self.identifier(column.name)): \(ContractProposal.yaml(column.name))")
            let isCut = role != .events && !relation.isWhole ? " in the sample" : ""
            notes.append("\(column.name) has \(kinds.prefix(20).joined(separator: ", "))\(isCut)")
            let purchases = kinds.filter(EventWords.isPurchase)
            if role == .events, !purchases.isEmpty, proposal.facts.purchases == nil {
                purchaseKind = column.name
                proposal.facts.purchases = (Self.identifier(column.name), purchases)
            }
        }
        guard !pairs.isEmpty else { return [] }
        return [
            Entry(
                key: "columns",
                flow: "{\(pairs.joined(separator: ", "))}",
                note: notes.joined(separator: "; ")
            )
        ]
    }

    /// Every kind that a column has over the whole relation, the commonest first; `nil` where that takes too long.
    func allKinds(_ column: InspectedColumn, of relation: InspectedRelation) async throws
        -> [String]?
    {
        if relation.isWhole { return column.profile.common }
        let statement = Templates.listKinds.filled([
            "rows": Fragments.baseRelation.relation(["relation": relation.hole]),
            "value": Expression.column("base", column.name).cast(to: "text"),
            "limit": Expression.bigint(41),
        ])
        return try await inspection.reader.ask { try await $0.query(statement).map(\.kind) }
    }
}
