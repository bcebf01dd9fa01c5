extension ContractGuesser {
    /// Counts against a relation what purchases are not: versions of somebody, one row a customer, the day that an account was
    /// made, and rows that nothing was paid in.
    func judgePurchases(_ candidate: inout Candidate, hasLines: Bool) {
        let relation = candidate.relation
        candidate.add(
            -40,
            "its rows are versions, each valid for a while",
            where: relation.history != nil || Self.isOfVersions(relation)
        )
        let customer = customerReference(relation, of: .orders)?.column
        candidate.add(
            -30,
            "no customer has two of its rows",
            where: customer.map { isOnce($0, in: relation) } ?? false
        )
        candidate.add(
            -30,
            "its times are those at which the customers' own rows were made",
            where: customer.map { areCreations($0, in: relation) } ?? false
        )
        // The money of orders may stand on their lines, which have no customer of their own.
        let lines = links.to(relation.path).compactMap { inspected($0.from.relation) }
        let isPaid =
            hasLines || relation.rowsRead == 0
            || ([relation] + lines.filter { customerReference($0, of: .orders) == nil })
                .contains { !Self.sums($0).isEmpty || lineEquation($0) != nil }
        candidate.add(-20, "nothing in it says what was paid", where: !isPaid)
    }

    /// Whether rows say from when to when they hold.
    private static func isOfVersions(_ relation: InspectedRelation) -> Bool {
        let begins = relation.columns.contains {
            Names.matches(
                $0.name,
                "^(row_|dw_|scd_)?(valid|effective|gueltig|gültig|platn[ey])_?(from|ab|von|od)"
            )
        }
        let ends = relation.columns.contains {
            Names.matches(
                $0.name,
                "^(row_|dw_|scd_)?((valid|effective|gueltig|gültig|platn[ey])_?(to|until|bis|do)|is_?current$)"
            )
        }
        return begins && ends
    }

    /// Whether a customer has one row at most, as far as was looked.
    private func isOnce(_ customer: InspectedColumn, in relation: InspectedRelation) -> Bool {
        if customer.isUnique { return true }
        let profile = customer.profile
        guard profile.isDistinct, profile.known >= 20 else { return false }
        return relation.isWhole || 2 * profile.known > (customers?.relation.rowCount ?? Int.max)
    }

    /// Whether rows happened when the customers whom they name were made.
    private func areCreations(_ customer: InspectedColumn, in relation: InspectedRelation) -> Bool {
        guard let customers, let key = customers.key else { return false }
        let words = names(.createdAt, of: .customers)
        let made = customers.relation.columns.filter { column in
            column.isTime && words.contains { Names.matches(column.name, $0) }
        }
        let times = happenings(relation)
        guard !times.isEmpty else { return false }
        return made.contains { made in
            var born: [String: String] = [:]
            for case (.some(let key), .some(let time)) in zip(key.profile.cells, made.times) {
                born[key] = time
            }
            return times.allSatisfy { time in
                var (looked, equal) = (0, 0)
                for case (.some(let key), .some(let at)) in zip(customer.profile.cells, time.times)
                {
                    guard let born = born[key] else { continue }
                    looked += 1
                    let count = min(born.utf8.count, at.utf8.count, 16)
                    if born.prefix(count) == at.prefix(count) { equal += 1 }
                }
                return looked >= 20 && equal * 5 >= looked * 4
            }
        }
    }

    /// Tells a share of those who come back that no shop has: nobody, or everybody.
    mutating func doubtBaseRate(_ role: SourceRole, _ path: String, days: Int, of count: Int) {
        guard let rate = proposal.facts.baseRate, rate <= 0 || rate >= 1 else { return }
        let who = rate <= 0 ? "none" : "every one"
        proposal.doubts.append(
            "\(role.rawValue): \(who) of \(count) who had bought before bought again in the last \(days) days of \(path), "
                + "which is seldom so: is a row of it a purchase, and is it whole?"
        )
    }
}
