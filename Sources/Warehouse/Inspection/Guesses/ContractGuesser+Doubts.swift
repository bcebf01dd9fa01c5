extension ContractGuesser {
    /// Tells columns of types that nobody looked at: they may mark tests, staff and whoever is not to be written to.
    mutating func noteUnread(_ relation: InspectedRelation, _ role: SourceRole) {
        let unread = relation.columns.filter { $0.type == .other }.map(\.name)
        guard !unread.isEmpty else { return }
        proposal.doubts.append(
            "\(role.rawValue): \(unread.prefix(6).joined(separator: ", ")) of \(relation.path) "
                + "\(unread.count == 1 ? "is of a type that was" : "are of types that were") not looked at: if rows are marked "
                + "there, such as tests, staff or who is not to be written to, map a view that gives the marks a column each, and exclude them"
        )
    }

    /// Tells that nothing in the customers' own rows says how to reach them, and where it stands.
    mutating func noteElsewhere(_ relation: InspectedRelation, _ key: InspectedColumn) {
        guard Self.reaching(relation).isEmpty else { return }
        let book = addressBook(of: relation, key).map {
            "; \($0.path) holds their e-mail addresses: map a view of both with one row a customer, by the one kind of address "
                + "that counts where each has several"
        }
        proposal.doubts.append(
            "customers: nothing in \(relation.path) says how to reach anybody\(book ?? ", and no list can name them")"
        )
    }

    /// Tells that others bear far more addresses than there are customers.
    mutating func noteTooFew(_ relation: InspectedRelation) {
        let more = relations.filter { $0.path != relation.path }.compactMap { other in
            Self.addresses(other).flatMap { column -> (path: String, count: Int)? in
                guard column.profile.share(.email) > 0.5 else { return nil }
                return (other.path, Set(column.profile.counts.keys.map { $0.lowercased() }).count)
            }
        }.max { $0.count < $1.count }
        guard let more, more.count >= 3 * max(relation.rowCount, 1), more.count >= 50 else {
            return
        }
        proposal.doubts.append(
            "customers: \(relation.path) has \(relation.rowCount) rows, and \(more.path) bears \(more.count) different addresses: "
                + "are these all of them?"
        )
    }

    /// Tells that customers and orders are of several companies, where both refer to the same few and an order's is its
    /// customer's.
    mutating func noteCompanies() {
        guard let customers, let orders, let key = customers.key,
            let reference = customerReference(orders.relation, of: .orders)?.column
        else { return }
        let people = customers.relation
        for link in links.of(people.path) where !Self.isAuthor(link.from.column) {
            guard let few = inspected(link.to.relation), few.isWhole,
                (2...20).contains(few.rowsRead),
                let own = people.column(link.from.column), own.profile.distinct >= 2,
                let other = links.of(orders.relation.path).first(where: {
                    $0.to == link.to && !Self.isAuthor($0.from.column)
                }),
                let theirs = orders.relation.column(other.from.column),
                theirs.profile.distinct >= 2,
                Self.areAlike(own, of: key, theirs, of: reference)
            else { continue }
            let counts = own.profile.common.prefix(6).map {
                "\($0) (\(own.profile.counts[$0] ?? 0) rows)"
            }
            let main = ContractProposal.quoted(own.profile.common.first ?? "")
            func line(_ column: String) -> String {
                "exclude: [{column: \(ContractProposal.yaml(column)), except: [\(main)], because: other_company}]"
            }
            proposal.doubts.append(
                "customers and orders are of several rows of \(few.path), by \(own.name) and \(theirs.name), the same for a "
                    + "customer and his orders: \(counts.joined(separator: ", ")); where these are companies or shops and one "
                    + "of them is yours, keep that alone in both, such as \(line(own.name)) and \(line(theirs.name))"
            )
            return
        }
    }

    /// Whether rows that name a customer have the value of the customer, nearly all.
    private static func areAlike(
        _ own: InspectedColumn,
        of key: InspectedColumn,
        _ theirs: InspectedColumn,
        of reference: InspectedColumn
    ) -> Bool {
        var values: [String: String] = [:]
        for case (.some(let key), .some(let value)) in zip(key.profile.cells, own.profile.cells) {
            values[key] = value
        }
        var (looked, alike) = (0, 0)
        for case (.some(let key), .some(let value)) in zip(
            reference.profile.cells,
            theirs.profile.cells
        ) {
            guard let own = values[key] else { continue }
            looked += 1
            if own == value { alike += 1 }
        }
        return looked >= 20 && alike * 50 >= looked * 49
    }
}
