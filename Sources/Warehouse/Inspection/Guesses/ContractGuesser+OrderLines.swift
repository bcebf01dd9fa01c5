import Postgres

extension ContractGuesser {
    /// The column of an order's number that several rows of a relation bear, where these are the lines of one order: of one
    /// customer, of one day, and of several things or pieces; `nil` where rows are no lines, or lines of orders elsewhere.
    func orderColumn(of relation: InspectedRelation) -> InspectedColumn? {
        guard relation.rowsRead >= 20, isOfThings(relation), !hasLines(relation),
            let owner = customerReference(relation, of: .orders)?.column
                ?? addressReference(relation)
        else { return nil }
        let times = happenings(relation)
        let found = relation.columns.filter { column in
            let profile = column.profile
            guard column.type.isKey, !column.isUnique, !profile.hasFractions,
                column.name != owner.name, profile.known * 50 >= profile.rows * 49,
                profile.distinct >= 10, profile.share(.email) < 0.5
            else { return false }
            // Of a part of the rows few are of one order.
            let repeated = profile.known - profile.distinct
            guard repeated >= (relation.isWhole ? max(5, profile.known / 20) : 5) else {
                return false
            }
            let groups = Dictionary(
                grouping: profile.cells.indices.filter { profile.cells[$0] != nil }
            ) {
                profile.cells[$0] ?? ""
            }.values.filter { $0.count > 1 }
            return groups.count >= 5 && Self.isOne(owner.profile.cells, in: groups, of: 0.98)
                && times.contains {
                    Self.isOne(
                        $0.times.map { $0.map { String($0.prefix(10)) } },
                        in: groups,
                        of: 0.9
                    )
                }
        }
        return found.max { ($0.profile.distinct, $1.name) < ($1.profile.distinct, $0.name) }
    }

    /// Whether several rows of another relation refer to one of it, as lines do to their order.
    private func hasLines(_ relation: InspectedRelation) -> Bool {
        links.to(relation.path).contains { link in
            guard let own = relation.column(link.to.column), relation.isKey(own),
                let other = inspected(link.from.relation)?.column(link.from.column)?.profile
            else { return false }
            return other.known * 5 > other.distinct * 6
        }
    }

    /// Whether rows are of things: so many at a price, or something that others tell of.
    private func isOfThings(_ relation: InspectedRelation) -> Bool {
        let isOfProduct = relation.columns.contains {
            Names.matches($0.name, Self.productName)
        }
        let refers = links.of(relation.path).contains { link in
            guard let column = relation.column(link.from.column) else { return false }
            return link.to.relation != customers?.relation.path && column.profile.distinct > 5
                && !column.isTime
        }
        return lineEquation(relation) != nil || isOfProduct || refers
    }

    /// Whether groups of rows have one value each, but for a few.
    private static func isOne(_ cells: [String?], in groups: [[Int]], of share: Double) -> Bool {
        let one = groups.count { Set($0.map { cells[$0] }).count == 1 }
        return Double(one) >= share * Double(groups.count)
    }

    /// Proposes orders and their lines of one relation, whose rows are lines.
    mutating func guessOrdersOfLines(_ best: Candidate, _ order: InspectedColumn) async throws {
        let relation = best.relation
        taken.insert(relation.path)
        lines = relation
        orders = best.keyed(by: order)
        linkToOrders(relation, order)
        let grain = "each row of it is a line: rows that bear one \(order.name) are one order"
        var own = [relationEntry(best), Entry(.key, order.name, note: "CHECK: \(grain)")]
        own.append(
            Entry(
                key: "grain",
                value: RowGrain.lines.rawValue,
                note: "the first line of an order says whose it is, and when it was"
            )
        )
        let whose = owners(best, .orders)
        let times = time(relation, .orders, .occurredAt)
        own += whose + times
        if let email = whose.first(where: { $0.key == "customer_email" }) {
            let customer = whose.first { $0.column == .customer }?.value
            offerGuests(relation, email: email.value, of: customer, at: times.first?.value)
        }
        var sums = lineSums(relation)
        if let time = times.first {
            own += loading(relation, .orders, besides: time)
            own += try await freshness(relation, time.value)
            proposal.facts.span = try await span(relation, time.value)
        }
        let amount = sums.first { $0.column == .amount }
        if amount != nil {
            own.append(
                Entry(
                    key: "amount_from",
                    value: "lines",
                    note: "an order comes to what its lines do"
                )
            )
        }
        let currency = money(relation, .orders, of: amount)
        sums += minorUnits(relation, .lines, of: amount)
        if currency.isEmpty, proposal.currencies.isEmpty {
            try await noteReferredCurrency(relation, .orders)
        }
        let left = try await exclusions(relation, .orders, amount: amount?.value)
        noteNumberedStates(relation, .orders)
        let used = Set((own + sums).filter { $0.column != nil }.map(\.value))
        let named = try await namedColumns(relation, .orders, besides: used)
        add(.orders, own + currency + named + left)
        noteUnread(relation, .orders)
        try await addLines(of: relation, by: order, whose + times, sums, left)
    }

    private mutating func addLines(
        of relation: InspectedRelation,
        by order: InspectedColumn,
        _ own: [Entry],
        _ sums: [Entry],
        _ left: [Entry]
    ) async throws {
        var entries = [relationEntry(relation, "the lines of the orders themselves")]
        if let key = key(of: relation), key.name != order.name {
            entries.append(try await keyEntry(key, of: relation))
        }
        entries.append(Entry(.order, order.name, note: "the order's own number"))
        let isOwned =
            own.contains { $0.column == .customer }
            && !own.contains { $0.key == "customer_email" }
        entries += own.filter { isOwned && ($0.column == .customer || $0.column == .occurredAt) }
            .map { Entry($0.column ?? .key, $0.value, note: "as that of the orders") }
        entries += own.filter { isOwned && $0.key == "numeric_times" }
        entries += product(of: relation, besides: order)
        entries += sums
        entries += left.map { Entry(key: $0.key, flow: $0.yaml, note: "CHECK: as of the orders") }
        add(.lines, entries)
    }

    /// Notes who refers to orders by a number that several rows bear, which no key is.
    private mutating func linkToOrders(_ relation: InspectedRelation, _ order: InspectedColumn) {
        let held = order.profile.counts
        var found: [Link] = []
        for other in relations where other.path != relation.path {
            for column in other.columns where column.isComparable(to: order) {
                let values = column.profile.someValues
                let isCalled = Names.words(column.name) == Names.words(order.name)
                guard values.count >= 3, column.isText || isCalled else { continue }
                let share = Double(values.count { held[$0] != nil }) / Double(values.count)
                guard share >= (isCalled ? 0.8 : 0.95) || isCalled && !relation.isWhole else {
                    continue
                }
                found.append(
                    Link(
                        from: ColumnPlace(relation: other.path, column: column.name),
                        to: ColumnPlace(relation: relation.path, column: order.name),
                        declaredWidth: 0,
                        contained: share,
                        strength: 1
                    )
                )
            }
        }
        links = links.adding(found)
    }
}
