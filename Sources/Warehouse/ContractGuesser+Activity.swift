extension ContractGuesser {
    /// Proposes the relation of what customers do: orders, returns or events.
    mutating func guessActivity(_ role: SourceRole) async throws {
        guard let relation = activity(role), let customer = customerColumn(relation, of: role)
        else { return }
        var entries = [relationEntry(relation)]
        if let key = key(of: relation) {
            entries.append(
                Entry(
                    .key,
                    key.name,
                    note: key.isUnique ? "unique" : "CHECK: by its name"
                )
            )
        }
        entries.append(customer)
        entries += times(relation, role, .occurredAt)
        guard let time = entries.first(where: { $0.column == .occurredAt }) else { return }
        entries += loading(relation, role, besides: time)
        entries += try await inspection.rhythm(relation, time.value).map(freshness) ?? []
        if let amount = amount(relation, role) { entries.append(amount) }
        entries += try await money(relation, role)
        entries += product(relation, role)
        entries += try await namedColumns(relation, role)
        entries += try await exclusions(relation)
        if role == .orders || (role == .events && !proposal.has(.orders)) {
            proposal.span = try await inspection.span(relation, time.value)
        }
        add(role, entries)
    }

    /// The largest relation that has a customer and a time, and a name that fits.
    private func activity(_ role: SourceRole) -> Relation? {
        let activities = inspection.relations.filter { relation in
            relation.path != customers?.relation.path && customerColumn(relation, of: role) != nil
                && relation.columns.contains { $0.type.isTime }
        }
        var fitting = activities.filter { Self.isCalled($0, role) }
        if fitting.isEmpty, role == .orders {
            // No name says so: what has a customer, a time and an amount is the likeliest. A stream of
            // events may have them too, and most of its rows are no purchases.
            let events = SourceRole.events.mapping.usualName + "|log"
            fitting = activities.filter {
                amount($0, role) != nil && !Self.matches($0.name, events)
            }
        }
        return fitting.max { $0.rowEstimate < $1.rowEstimate }
    }

    /// When rows were loaded, for somebody to take up.
    private func loading(_ relation: Relation, _ role: SourceRole, besides time: Entry) -> [Entry] {
        let loaded = column(.loadedAt, of: role, in: relation) {
            $0.type.isTime && $0.name != time.value
        }
        let note = "CHECK: take the # away if rows can be late: they count from then on"
        return loaded.map { [Entry(.loadedAt, $0.name, note: note, isOffer: true)] } ?? []
    }

    /// What an event is of.
    private func product(_ relation: Relation, _ role: SourceRole) -> [Entry] {
        let product = column(.product, of: role, in: relation)
        return product.map { [Entry(.product, $0.name, note: "by its name")] } ?? []
    }

    /// How fresh a source that comes in a rhythm has to be.
    func freshness(_ rhythm: SourceRhythm) -> [Entry] {
        rhythm.expectedDays.map {
            [Entry(key: "fresh_within_hours", value: "\(24 * $0)", note: rhythm.words)]
        } ?? []
    }
}
