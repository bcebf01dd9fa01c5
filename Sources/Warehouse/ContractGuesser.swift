/// Guesses which relation plays which part, from names, types, keys, links and samples.
public struct ContractGuesser {
    typealias Relation = SchemaInspection.Relation
    typealias Column = SchemaInspection.Column
    typealias Entry = ContractProposal.Entry

    let inspection: SchemaInspection
    var proposal = ContractProposal()
    var customers: (relation: Relation, key: Column)?

    /// Creates a guesser for an inspected warehouse.
    public init(_ inspection: SchemaInspection) { self.inspection = inspection }

    /// Returns the proposal.
    ///
    /// - Throws: `PostgresError` when a sample cannot be read.
    public mutating func propose() async throws -> ContractProposal {
        // What comes later may lean on what came before.
        for role in SourceRole.allCases { try await role.mapping.guess(role, in: &self) }
        if !proposal.has(.customers) {
            proposal.doubts.append("no relation of customers was found: map customers: by hand")
        }
        if !proposal.has(.orders), !proposal.has(.events) {
            proposal.doubts.append("no orders and no events were found: map one of them by hand")
        }
        if !proposal.has(.orders), proposal.has(.events), proposal.purchaseEvents.isEmpty {
            proposal.doubts.append(
                "no value of an event's type looks like a purchase: say which rows are, with where: in "
                    + "the outcome and its features"
            )
        }
        if !proposal.has(.consents) {
            proposal.doubts.append(
                "no consents were found: nobody will be exported before consents: is mapped"
            )
        }
        proposal.sources.sort { $0.role < $1.role }
        return proposal
    }

    mutating func guessCustomers() async throws {
        let names = SourceRole.customers.mapping.usualName
        let candidates = inspection.relations.filter {
            Self.matches($0.name, names) && key(of: $0) != nil
        }
        // Contact details tell a list of customers from a list about customers.
        let ranked = candidates.sorted { score($0) > score($1) }
        guard let relation = ranked.first, let key = key(of: relation) else { return }
        customers = (relation, key)
        var entries = [
            relationEntry(relation),
            Entry(
                .key,
                key.name,
                note: key.isUnique
                    ? "unique, \(key.type.rawValue)"
                    : "CHECK: by its name; no unique index says that it tells rows apart"
            ),
        ]
        entries += times(relation, .customers, .createdAt)
        for detail in SourceRole.customers.columns where detail.kind != .time {
            guard let column = column(detail.key, of: .customers, in: relation, \.isText)
            else { continue }
            entries.append(Entry(detail.key, column.name, note: "by its name"))
        }
        entries += try await exclusions(relation)
        add(.customers, entries)
    }

    mutating func guessLines() {
        guard
            let orders = proposal.sources.first(where: { $0.role == .orders })?.entries.first(
                where: { $0.key == "relation" })?.value,
            proposal.has(.orders, .key)
        else { return }
        let relation = inspection.relations.first { candidate in
            Self.matches(candidate.name, SourceRole.lines.mapping.usualName)
                && orderColumn(candidate, orders) != nil
        }
        guard let relation, let order = orderColumn(relation, orders) else { return }
        var entries = [
            relationEntry(relation),
            Entry(
                .order,
                order.name,
                note: order.refersTo == orders ? "foreign key to \(orders)" : "by its name"
            ),
        ]
        if let product = column(.product, of: .lines, in: relation) {
            entries.append(
                Entry(
                    .product,
                    product.name,
                    note: product.refersTo.map { "foreign key to \($0)" } ?? "by its name"
                )
            )
        }
        add(.lines, entries)
    }

    mutating func guessProducts() {
        guard let relation = best(.products), let key = key(of: relation) else { return }
        var entries = [relationEntry(relation), Entry(.key, key.name, note: "unique")]
        let groups = relation.columns.filter {
            $0.type == .text && Self.matches($0.name, "categor|group|brand|department")
        }
        if !groups.isEmpty {
            let names = groups.map {
                "\(Self.identifier($0.name)): \(ContractProposal.yaml($0.name))"
            }.joined(
                separator: ", "
            )
            entries.append(Entry(key: "columns", flow: "{\(names)}", note: "for distinct counts"))
        }
        add(.products, entries)
    }

    mutating func guessSuppressions() {
        guard let relation = best(.suppressions),
            let customer = customerColumn(relation, of: .suppressions)
        else { return }
        add(.suppressions, [relationEntry(relation), customer])
    }
}
