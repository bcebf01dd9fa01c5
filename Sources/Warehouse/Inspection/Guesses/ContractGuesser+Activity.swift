extension ContractGuesser {
    /// What a relation has to count to be taken for what customers did.
    static let leastActivity = 25

    /// Proposes the relation of what customers do: orders, returns, events or what else is one.
    mutating func guessActivity(_ role: SourceRole) async throws {
        let ranked = free(for: role).compactMap { activityCandidate($0, role) }.sorted(
            by: Candidate.isLikelier
        )
        explain(role, ranked, least: Self.leastActivity)
        guard let best = choice(of: role, among: ranked, least: Self.leastActivity) else { return }
        if role == .orders, let order = orderColumn(of: best.relation) {
            return try await guessOrdersOfLines(best, order)
        }
        let relation = best.relation
        taken.insert(relation.path)
        if role == .orders { orders = best }
        var entries = [relationEntry(best)]
        if let key = best.key { entries.append(try await keyEntry(key, of: relation)) }
        entries += owners(best, role)
        let times = time(relation, role, .occurredAt)
        entries += times
        if let email = entries.first(where: { $0.key == "customer_email" }) {
            let customer = entries.first { $0.column == .customer }?.value
            offerGuests(relation, email: email.value, of: customer, at: times.first?.value)
        }
        if let time = times.first {
            entries += loading(relation, role, besides: time)
            entries += try await freshness(relation, time.value)
            if role == .orders || (role == .events && orders == nil) {
                proposal.facts.span = try await span(relation, time.value)
            }
        }
        let amount = amount(relation, role)
        entries += amount.map { [$0] } ?? []
        let currency = money(relation, role, of: amount)
        entries += currency
        entries += minorUnits(relation, role, of: amount)
        if currency.isEmpty { try await noteReferredCurrency(relation, role) }
        entries += product(relation, role)
        let used = Set(entries.filter { $0.column != nil }.map(\.value))
        entries += try await namedColumns(relation, role, besides: used)
        entries += try await exclusions(relation, role, amount: amount?.value)
        if role == .orders { noteNumberedStates(relation, role) }
        add(role, entries)
        if role == .orders { noteUnread(relation, role) }
    }

    private func activityCandidate(_ relation: InspectedRelation, _ role: SourceRole) -> Candidate?
    {
        let times = happenings(relation)
        let customer = customerReference(relation, of: role)
        let order = orders.flatMap { reference(relation, to: $0, named: .lines, as: .order) }
        let isThroughOrder = role == .returns && order != nil
        guard
            customer != nil || (role == .orders && addressReference(relation) != nil)
                || isThroughOrder,
            !times.isEmpty || isThroughOrder
        else { return nil }
        var candidate = Candidate(relation, key: key(of: relation))
        candidate.add(
            15,
            "\(customer?.column.name ?? ""): \(customer?.note ?? "")",
            where: customer != nil
        )
        let isCalled = Self.isCalled(relation, role)
        candidate.add(25, "called like \(role.rawValue)", where: isCalled)
        let other = role.mapping.otherName ?? "^$"
        candidate.add(-25, "called like something else", where: Names.matches(relation.name, other))
        // Another is one that is called so and has a customer and a time.
        if role == .orders { judgeOrders(&candidate) }
        if role == .returns { judgeReturns(&candidate, order: order) }
        if role == .events { judgeEvents(&candidate) }
        judgeAge(&candidate)
        guard role != .events || isCalled || candidate.reasons.contains(Self.kindsReason) else {
            return nil
        }
        if [.orders, .returns, .events].contains(role) {
            return candidate.points > 0 ? candidate : nil
        }
        return isCalled ? candidate : nil
    }

    private static let kindsReason = "has kinds of events"

    private func judgeOrders(_ candidate: inout Candidate) {
        let relation = candidate.relation
        candidate.add(8, "has a key", where: candidate.key != nil)
        let order = orderColumn(of: relation)
        candidate.add(
            25,
            "its rows are lines of orders, which \(order?.name ?? "") tells apart",
            where: order != nil
        )
        candidate.add(12, "holds sums of money", where: !Self.sums(relation).isEmpty)
        let referers = links.to(relation.path).filter { $0.to.column == candidate.key?.name }
        let owners = Set(referers.map(\.from.relation)).sorted()
        candidate.add(
            min(8 * owners.count, 16),
            "\(owners.prefix(3).joined(separator: ", ")) refer\(owners.count == 1 ? "s" : "") to it",
            where: !owners.isEmpty
        )
        let hasLines = owners.contains { path in
            inspected(path).map { lineEquation($0) != nil } ?? false
        }
        candidate.add(15, "what was in it has a quantity and a price", where: hasLines)
        let isPart = links.of(relation.path).contains { link in
            guard let other = inspected(link.to.relation), other.path != relation.path,
                other.path != customers?.relation.path
            else { return false }
            return customerReference(other, of: .orders) != nil
                && other.columns.contains { $0.isTime }
                && !Self.sums(other).isEmpty
        }
        candidate.add(-30, "its rows belong to another's that customers have", where: isPart)
        let eventKinds = relation.columns.contains {
            $0.isText && $0.profile.isCategory && $0.profile.distinct > 1
                && EventWords.areBehaviour($0.profile.common)
        }
        candidate.add(-40, "most of its rows are events of other kinds", where: eventKinds)
        judgePurchases(&candidate, hasLines: hasLines || order != nil)
    }

    private func judgeReturns(
        _ candidate: inout Candidate,
        order: (column: InspectedColumn, note: String)?
    ) {
        let relation = candidate.relation
        guard let order, let orders else { return }
        candidate.add(10, "\(order.column.name): \(order.note)")
        let share = Double(order.column.profile.distinct) / Double(max(orders.relation.rowCount, 1))
        let isOne = order.column.profile.known * 10 <= order.column.profile.distinct * 13
        candidate.add(
            10,
            "few orders have one",
            where: share < 0.4 && isOne && relation.rowsRead > 0
        )
        candidate.add(-15, "nearly every order has one", where: share > 0.7)
        candidate.add(5, "holds sums of money", where: !Self.sums(relation).isEmpty)
        candidate.add(5, "has times", where: !happenings(relation).isEmpty)
        candidate.add(
            -40,
            "its rows are what was in orders",
            where: lineEquation(relation) != nil && !isOne
        )
    }

    private func judgeEvents(_ candidate: inout Candidate) {
        let kinds = candidate.relation.columns.contains {
            $0.isText && $0.profile.isCategory && EventWords.areKinds($0.profile.common)
                && $0.profile.distinct > 1
        }
        candidate.add(20, Self.kindsReason, where: kinds)
        let carriesJSON = candidate.relation.columns.contains {
            $0.isText && $0.profile.known > 0 && $0.profile.share(.json) > 0.9
        }
        candidate.add(3, "carries JSON", where: carriesJSON)
        candidate.add(
            5,
            "has many rows a customer",
            where: candidate.relation.rowCount > 3 * (customers?.relation.rowCount ?? 0)
        )
    }

    /// Whose rows are: by a key, by an address where there is no key, or through the order.
    func owners(_ candidate: Candidate, _ role: SourceRole) -> [Entry] {
        let relation = candidate.relation
        var entries: [Entry] = []
        let order = orders.flatMap { reference(relation, to: $0, named: .lines, as: .order) }
        let customer = customerReference(relation, of: role)
        if let customer,
            role != .returns || order == nil || customer.column.profile.knownShare > 0.5
        {
            entries.append(Entry(.customer, customer.column.name, note: customer.note))
        }
        if role == .returns, let order, entries.isEmpty {
            entries.append(
                Entry(.order, order.column.name, note: "\(order.note); the customer is the order's")
            )
        }
        if role == .orders, let column = addressReference(relation) {
            entries += guests(relation, column, customer?.column)
        }
        return entries
    }

    /// Orders without a customer's key that bear an address: whoever bears it among the customers has bought, and the others
    /// are guests.
    private func guests(
        _ relation: InspectedRelation,
        _ column: InspectedColumn,
        _ customer: InspectedColumn?
    ) -> [Entry] {
        let missing = customer.map { $0.profile.rows - $0.profile.known } ?? relation.rowsRead
        guard missing > 0 else { return [] }
        let share = 100 * missing / max(relation.rowsRead, 1)
        return [
            Entry(
                key: "customer_email",
                value: column.name,
                note:
                    "\(share) % of the rows have no customer's key: they are of the one customer who bears this address"
            )
        ]
    }

    /// When rows were loaded, for somebody to take up.
    func loading(_ relation: InspectedRelation, _ role: SourceRole, besides time: Entry)
        -> [Entry]
    {
        let loaded = column(.loadedAt, of: role, in: relation) {
            $0.isTime && $0.name != time.value
        }
        let note = "CHECK: take the # away if rows can be late: they count from then on"
        return loaded.map { [Entry(.loadedAt, $0.name, note: note, isOffer: true)] } ?? []
    }

    /// What an event is of.
    private func product(_ relation: InspectedRelation, _ role: SourceRole) -> [Entry] {
        let product = column(.product, of: role, in: relation)
        return product.map { [Entry(.product, $0.name, note: "by its name")] } ?? []
    }
}
