extension ContractGuesser {
    /// How many relations are named that come nearest to a part which none plays.
    private static let most = 4

    /// Names the relations that come nearest to customers and to orders where none is, each with what it lacks.
    mutating func nameNearest() {
        if !proposal.has(.customers) { name(.customers, nearestCustomers()) }
        if !proposal.has(.orders), proposal.facts.purchases == nil {
            name(.orders, nearestOrders())
        }
    }

    private mutating func name(_ role: SourceRole, _ nearest: [Candidate]) {
        var others = nearest
        let told = (proposal.considered[role] ?? []).map { line in
            let same = others.firstIndex { line.hasPrefix("\($0.relation.path): ") }
            guard let lacks = same.map({ others.remove(at: $0) })?.lacking else { return line }
            return "\(line); \(lacks)"
        }
        let lines = told + others.map { "\($0.relation.path): \($0.words)" }
        if !lines.isEmpty { proposal.considered[role] = Array(lines.prefix(Self.most)) }
    }

    /// Relations with two things or more that orders have.
    private func nearestOrders() -> [Candidate] {
        let isKnown = customers != nil
        return relations.filter { $0.path != customers?.relation.path }.compactMap { relation in
            var candidate = Candidate(relation, key: key(of: relation))
            let customer = customerReference(relation, of: .orders)
            candidate.need(
                15,
                isKnown
                    ? "a column that names a customer of \(customers?.relation.path ?? "")"
                    : "customers that it could name",
                seen: customer.map { "\($0.column.name) names a customer" }
                    ?? "it bears customers' addresses",
                where: customer != nil || addressReference(relation) != nil
            )
            candidate.need(
                15,
                "a time at which its rows happened",
                seen: "it has times",
                where: !happenings(relation).isEmpty
            )
            candidate.need(
                15,
                "a sum of money",
                seen: "it holds sums of money",
                where: !Self.sums(relation).isEmpty
            )
            candidate.need(
                5,
                "a column that tells its rows apart",
                seen: "it has a key",
                where: candidate.key != nil
            )
            candidate.add(15, "it is called like orders", where: Self.isCalled(relation, .orders))
            return candidate.points >= 25 && relation.rowsRead > 0 ? candidate : nil
        }.sorted(by: Candidate.isLikelier)
    }

    /// Relations that others refer to, or that have columns as people do.
    private func nearestCustomers() -> [Candidate] {
        relations.map(\.today).compactMap { relation in
            let key = key(of: relation)
            var candidate = Candidate(relation, key: key)
            let referers = Set(links.to(relation.path).map(\.from.relation)).filter { path in
                inspected(path)?.columns.contains { $0.isTime } ?? false
            }.sorted()
            candidate.need(
                5,
                "a column that tells its rows apart",
                seen: "it has a key",
                where: key != nil
            )
            candidate.need(
                15,
                "rows with a time that refer to it",
                seen:
                    "\(referers.prefix(3).joined(separator: ", ")) refer\(referers.count == 1 ? "s" : "") to it",
                where: !referers.isEmpty
            )
            candidate.need(
                15,
                "e-mail addresses",
                seen: "it holds e-mail addresses",
                where: Self.addresses(relation) != nil
            )
            candidate.add(
                15,
                "it is called like customers",
                where: Self.isCalled(relation, .customers)
            )
            return candidate.points >= 15 && relation.rowsRead > 0 ? candidate : nil
        }.sorted(by: Candidate.isLikelier)
    }
}
