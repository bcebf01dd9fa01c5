extension ContractGuesser {
    /// What was given back: by its name, or by arithmetic, for nothing comes back that was not paid.
    mutating func amount(_ relation: InspectedRelation, _ role: SourceRole) -> Entry? {
        let own = namedAmount(relation, role)
        guard role == .returns, let best = givenBack(relation).first else { return own }
        let isNamed = own.map { !$0.note.contains("CHECK: no name says") } ?? false
        if let own, isNamed, givenBack(relation).contains(where: { $0.column.name == own.value }) {
            return own
        }
        let also =
            own.map { $0.value == best.column.name ? "" : "; there is also \($0.value)" } ?? ""
        return Entry(
            .amount,
            best.column.name,
            note:
                "CHECK: it is never above the order's amount, and as much in \(best.equal) of \(best.looked) rows\(also); "
                + best.column.type.rawValue
        )
    }

    /// Numbers of returns that are above their order's amount in no row or nearly none, the likeliest first.
    private func givenBack(_ relation: InspectedRelation) -> [(
        column: InspectedColumn, equal: Int, looked: Int
    )] {
        guard let orders, let key = orders.key,
            let order = reference(relation, to: orders, named: .lines, as: .order)?.column,
            let name = proposal.sources.first(where: { $0.role == .orders })?
                .entries.first(where: { $0.column == .amount })?.value,
            let amounts = orders.relation.column(name)?.profile.numbers
        else { return [] }
        var paid: [String: Double] = [:]
        for case (.some(let key), .some(let amount)) in zip(key.profile.cells, amounts) {
            paid[key] = abs(amount)
        }
        let referring = Set(links.of(relation.path).map(\.from.column))
        let found = relation.columns.filter { $0.isMeasure && !referring.contains($0.name) }
            .compactMap { column -> (column: InspectedColumn, equal: Int, looked: Int)? in
                var (looked, above, equal) = (0, 0, 0)
                for (order, number) in zip(order.profile.cells, column.profile.numbers) {
                    guard let paid = order.flatMap({ paid[$0] }), let number else { continue }
                    looked += 1
                    if abs(number) > paid + 0.005 { above += 1 }
                    if abs(abs(number) - paid) < 0.005 { equal += 1 }
                }
                guard looked >= 20, above * 50 <= looked,
                    column.profile.hasFractions || equal * 10 >= looked
                else { return nil }
                return (column, equal, looked)
            }
        // What is always as much as the order's amount may be a copy of it.
        return found.sorted {
            ($0.equal < $0.looked ? 0 : 1, -Self.mean($0.column), $0.column.name)
                < ($1.equal < $1.looked ? 0 : 1, -Self.mean($1.column), $1.column.name)
        }
    }
}
