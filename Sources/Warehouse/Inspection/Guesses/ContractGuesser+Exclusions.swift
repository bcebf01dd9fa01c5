extension ContractGuesser {
    /// Rows that look like staff, tests, deleted ones, or orders that did not happen.
    func exclusions(
        _ relation: InspectedRelation,
        _ role: SourceRole,
        amount: String? = nil
    ) async throws -> [Entry] {
        var items: [String] = []
        var notes: [String] = []
        let mark = relation.isOfToday ? relation.history?.mark : nil
        if let mark {
            items.append(mark.exclusion)
            notes.append("\(mark.column) tells today's row of a customer from those of before")
        }
        for column in relation.columns
        where column.profile.known > 0 && column.name != mark?.column {
            let name = ContractProposal.yaml(column.name)
            if column.isTime {
                guard let reason = Self.removal(column) else { continue }
                items.append("{column: \(name), is: known, because: \(reason)}")
                notes.append(
                    "\(column.name) is known in \(column.profile.known) of \(column.profile.rows) rows"
                )
            } else if let (values, reason) = Self.flagged(column)
                ?? (role == .customers ? Self.passed(column) : nil)
            {
                items.append(
                    "{column: \(name), values: \(ContractProposal.list(values)), because: \(reason)}"
                )
                notes.append("\(column.name) is \(values.joined(separator: ", ")) in some rows")
            } else if let found = try await states(column, of: relation, role) {
                items.append(
                    "{column: \(name), values: \(ContractProposal.list(found.values)), because: \(found.reason)}"
                )
                notes.append("\(column.name) has \(found.all)")
            }
        }
        if role == .customers, let key = customers?.key, let value = nobody(relation) {
            items.append(
                "{column: \(ContractProposal.yaml(key.name)), values: \(ContractProposal.list([value])), because: unknown}"
            )
            notes.append("\(key.name) \(value) stands for whoever is not known")
        }
        if role == .orders, let column = amount.flatMap(relation.column),
            let below = Self.givenBack(column)
        {
            items.append(
                "{column: \(ContractProposal.yaml(column.name)), below: 0, because: negative}"
            )
            notes.append(below)
        }
        guard !items.isEmpty else { return [] }
        return [
            Entry(
                key: "exclude",
                flow: "[\(items.joined(separator: ", "))]",
                note:
                    "CHECK: these rows would be left out and counted; \(notes.joined(separator: "; "))"
            )
        ]
    }

    /// What speaks for it that some amounts of orders are money given back; `nil` where nothing does.
    private static func givenBack(_ column: InspectedColumn) -> String? {
        let below = column.profile.numbers.count { ($0 ?? 0) < 0 }
        guard below > 0, below * 3 < column.profile.rows else { return nil }
        return
            "\(column.name) is below 0 in \(below) of \(column.profile.rows) rows, as of money given back"
    }

    /// Whether a column is called like people's names.
    private static func isName(_ column: InspectedColumn) -> Bool {
        [ColumnKey.firstName, .lastName].contains { key in
            Names.matches(column.name, SourceRole.customers.column(key)?.usualName ?? "^$")
        }
    }

    /// The value of a key that stands for everybody unknown: in words or a number that nobody bears, and without a detail.
    private func nobody(_ relation: InspectedRelation) -> String? {
        guard let key = customers?.key, let cells = relation.column(key.name)?.profile.cells else {
            return nil
        }
        let details = Self.reaching(relation)
        let found = cells.indices.filter { row in
            guard let value = cells[row], Self.nobodies.contains(value.lowercased().trimmed) else {
                return false
            }
            return details.allSatisfy { $0.profile.cells[row] == nil }
        }
        return found.count == 1 && !details.isEmpty ? cells[found[0]] : nil
    }

    private static let nobodies: Set<String> = [
        "-1", "0", "-2", "unknown", "n/a", "na", "?", "none", "anonymous", "guest", "dummy",
        "unbekannt", "inconnu",
        "nieznany", "neznámý", "neznamy", "sconosciuto", "desconocido", "onbekend", "unk", "-",
    ]

    /// Whether a state leaves a row of a part out; that the money went back is what returns are for.
    static func leavesOut(_ state: String, _ role: SourceRole) -> Bool {
        StatusWords(state).map { role != .returns || $0 != .refunded } ?? false
    }

    /// The reason that rows with a flag are left out for, by its name.
    private static func flagReason(_ name: String) -> String {
        Names.matches(name, "delet|gelösch|geloesch|supprim") ? "deleted" : identifier(name)
    }

    /// Why rows with a value of a time column are left out; `nil` where they are not.
    private static func removal(_ column: InspectedColumn) -> String? {
        let profile = column.profile
        guard profile.known < profile.rows else { return nil }
        if Names.matches(
            column.name,
            "delet|gelösch|geloesch|suppr|remov|anonymi|erased|archiv|smaz|usun"
        ) {
            return "deleted"
        }
        if Names.matches(column.name, "cancel|storn|annul|void|zruš|zrus") { return "cancelled" }
        return nil
    }

    /// The value of a flag that leaves a row out, where some rows have it and others have not.
    private static func flagged(_ column: InspectedColumn) -> (values: [String], reason: String)? {
        let profile = column.profile
        let isFlag = column.type == .boolean || profile.distinct <= 2 && !column.isTime
        let values = profile.counts.keys.filter(ConsentWords.isYes)
        guard isFlag, profile.distinct == 2, values.count == 1,
            profile.counts.keys.contains(where: ConsentWords.isNo),
            Names.matches(
                column.name,
                "(^|_)(is_?)?(test|staff|internal|employee|mitarbeiter|fake|deleted|geloescht|gelöscht|supprime|supprimé|spam|storniert"
                    + "|cancell?ed|block|gesp|bloqu|banned|locked)"
            )
        else { return nil }
        return (values, flagReason(column.name))
    }

    /// The value of a flag by which a row stands for nobody any more: an account that is not active, or a row of before in a
    /// table that keeps its history; fewer rows have it than not.
    private static func passed(_ column: InspectedColumn) -> (values: [String], reason: String)? {
        let profile = column.profile
        let isCurrent = Names.matches(
            column.name,
            "^(is_?)?(current|latest|aktuell|courant|actuel)$"
        )
        guard
            isCurrent
                || Names.matches(
                    column.name,
                    "^(is_?|ist_?)?(active|aktiv|actif|attiv[oa]|activ[oa]|ativ[oa]|actief|enabled)$"
                ),
            profile.distinct == 2,
            let no = profile.counts.first(where: { ConsentWords.isNo($0.key) }),
            profile.counts.contains(where: { ConsentWords.isYes($0.key) }),
            no.value * 2 < profile.known
        else { return nil }
        return ([no.key], isCurrent ? "history" : "inactive")
    }

    /// The values of a column of states that leave a row out, where others do not.
    private func states(
        _ column: InspectedColumn,
        of relation: InspectedRelation,
        _ role: SourceRole
    ) async throws -> (values: [String], reason: String, all: String)? {
        guard column.isText else { return try await codedStates(column, of: relation, role) }
        if Self.isName(column) { return nil }
        let seen = column.profile.isCategory ? column.profile.common : []
        guard seen.contains(where: { StatusWords($0) != nil }),
            Names.matches(
                column.name,
                "stat|(^|_)sta[nv](_|$)|zustand|etat|état|phase|type|typ$|flag|label|tag|kind|art$"
            )
                || role != .events && seen.count(where: { StatusWords($0) != nil }) >= 2
        else { return try await codedStates(column, of: relation, role) }
        // Words of consents and methods of payment are no states of a row.
        if Names.matches(column.name, Self.noState) { return nil }
        let all = try await allKinds(column, of: relation) ?? seen
        let early = role == .orders ? StatusWords.unconfirmed(all) : []
        let left = all.filter { Self.leavesOut($0, role) } + early
        guard !left.isEmpty, left.count < all.count else { return nil }
        let reasons = Set(left.map { StatusWords($0)?.reason ?? StatusWords.pending.reason })
        return (
            left.sorted(), reasons.count == 1 ? reasons.first ?? "not_completed" : "not_completed",
            all.prefix(20).joined(separator: ", ")
        )
    }
}
