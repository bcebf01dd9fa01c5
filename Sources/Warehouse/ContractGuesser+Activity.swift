extension ContractGuesser {
    /// Proposes the relation of what customers do: orders, returns or events.
    mutating func guessActivity(_ role: SourceRole, named: String, excluding excluded: String)
        async throws
    {
        guard let relation = activity(role, named: named, excluding: excluded),
            let customer = customerColumn(relation)
        else { return }
        var entries = [relationEntry(relation)]
        if let key = key(of: relation) {
            entries.append(
                Entry(
                    key: "key",
                    value: key.name,
                    note: key.isUnique ? "unique" : "CHECK: by its name"
                )
            )
        }
        entries.append(customer)
        entries += try await times(
            relation,
            "occurred_at",
            named: "\(Self.timeNames(role))|created|date"
        )
        guard let time = entries.first(where: { $0.key == "occurred_at" }) else { return }
        entries += loading(relation, besides: time)
        entries += try await inspection.rhythm(relation, time.value).map(freshness) ?? []
        if let amount = amount(relation) { entries.append(amount) }
        entries += try await money(relation)
        entries += product(relation, role)
        entries += try await namedColumns(relation, role)
        entries += try await exclusions(relation)
        if role == .orders || (role == .events && !proposal.has(.orders)) {
            proposal.span = try await inspection.span(relation, time.value)
        }
        add(role, entries)
    }

    /// The largest relation that has a customer and a time, and a name that fits.
    private func activity(_ role: SourceRole, named: String, excluding excluded: String)
        -> Relation?
    {
        let activities = inspection.relations.filter { relation in
            relation.path != customers?.relation.path && customerColumn(relation) != nil
                && relation.columns.contains { $0.type.isTime }
        }
        var fitting = activities.filter {
            Self.matches($0.name, named) && !Self.matches($0.name, excluded)
        }
        if fitting.isEmpty, role == .orders {
            // No name says so: what has a customer, a time and an amount is the likeliest. A stream of
            // events may have them too, and most of its rows are no purchases.
            fitting = activities.filter {
                amount($0) != nil && !Self.matches($0.name, Self.eventNames + "|log")
            }
        }
        return fitting.max { $0.rowEstimate < $1.rowEstimate }
    }

    /// How the time is called at which something happened.
    private static func timeNames(_ role: SourceRole) -> String {
        switch role {
        case .returns: "return|refund"
        case .events: "occurred|event|at$|time|ts$"
        default: "order|placed|purchase|sold|book|invoice|transaction"
        }
    }

    /// When rows were loaded, for somebody to take up.
    private func loading(_ relation: Relation, besides time: Entry) -> [Entry] {
        let loaded = relation.columns.first {
            $0.type.isTime && $0.name != time.value
                && Self.matches($0.name, "ingest|load|sync|insert|etl")
        }
        let note = "CHECK: take the # away if rows can be late: they count from then on"
        return loaded.map { [Entry(key: "# loaded_at", value: $0.name, note: note)] } ?? []
    }

    /// What an event is of.
    private func product(_ relation: Relation, _ role: SourceRole) -> [Entry] {
        guard role == .events else { return [] }
        let product = relation.columns.first { Self.matches($0.name, "product|article|sku|item") }
        return product.map { [Entry(key: "product", value: $0.name, note: "by its name")] } ?? []
    }

    /// How fresh a source that comes in a rhythm has to be.
    func freshness(_ rhythm: SourceRhythm) -> [Entry] {
        rhythm.expectedDays.map {
            [Entry(key: "fresh_within_hours", value: "\(24 * $0)", note: rhythm.words)]
        } ?? []
    }
}
