/// Guesses which relation plays which part, from names, types, keys, links and samples.
public struct ContractGuesser {
    typealias Relation = SchemaInspection.Relation
    typealias Column = SchemaInspection.Column
    typealias Entry = ContractProposal.Entry

    let inspection: SchemaInspection
    var proposal = ContractProposal()
    var customers: (relation: Relation, key: Column)?

    static let eventNames = "event|activit|page_?view|click|tracking|hits|visit"

    /// Creates a guesser for an inspected warehouse.
    public init(_ inspection: SchemaInspection) { self.inspection = inspection }

    /// Returns the proposal.
    ///
    /// - Throws: `PostgresError` when a sample cannot be read.
    public mutating func propose() async throws -> ContractProposal {
        try await guessCustomers()
        try await guessActivity(
            .orders,
            named: "order|purchase|transaction|sale|invoice|booking|receipt|checkout",
            excluding: "line|item|detail|event|return|refund"
        )
        try await guessLines()
        try await guessActivity(
            .returns,
            named: "return|refund|cancellation",
            excluding: "line|item|detail|event"
        )
        try await guessActivity(
            .events,
            named: Self.eventNames,
            excluding: "type"
        )
        try await guessProducts()
        try await guessConsents()
        if let relation = best(
            "suppress|unsubscri|block|blacklist|do_not_contact|opt_?out|bounce",
            excluding: nil
        ),
            let customer = customerColumn(relation)
        {
            add(.suppressions, [relationEntry(relation), customer])
        }
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

    private mutating func guessCustomers() async throws {
        let names = "customer|client|user|account|member|shopper|buyer|contact|people|person"
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
                key: "key",
                value: key.name,
                note: key.isUnique
                    ? "unique, \(key.type.rawValue)"
                    : "CHECK: by its name; no unique index says that it tells rows apart"
            ),
        ]
        entries += try await times(
            relation,
            "created_at",
            named: "created|registered|signup|sign_up|joined|first_seen|since"
        )
        for detail in SourceRole.customers.columns {
            guard let pattern = detail.usualName,
                let column = relation.columns.first(where: {
                    Self.matches($0.name, pattern) && $0.type == .text
                })
            else { continue }
            entries.append(Entry(key: detail.key, value: column.name, note: "by its name"))
        }
        entries += try await exclusions(relation)
        add(.customers, entries)
    }

    private mutating func guessLines() async throws {
        guard
            let orders = proposal.sources.first(where: { $0.role == .orders })?.entries.first(
                where: { $0.key == "relation" })?.value,
            proposal.has(.orders, "key")
        else { return }
        let relation = inspection.relations.first { candidate in
            Self.matches(candidate.name, "line|item|detail")
                && orderColumn(candidate, orders) != nil
        }
        guard let relation, let order = orderColumn(relation, orders) else { return }
        var entries = [
            relationEntry(relation),
            Entry(
                key: "order",
                value: order.name,
                note: order.refersTo == orders ? "foreign key to \(orders)" : "by its name"
            ),
        ]
        if let product = relation.columns.first(where: {
            Self.matches($0.name, "product|article|sku|stock")
        }) {
            entries.append(
                Entry(
                    key: "product",
                    value: product.name,
                    note: product.refersTo.map { "foreign key to \($0)" } ?? "by its name"
                )
            )
        }
        add(.lines, entries)
    }

    private mutating func guessProducts() async throws {
        guard
            let relation = best(
                "product|article|catalog|sku",
                excluding: "line|order|event|review|price|stock"
            ),
            let key = key(of: relation)
        else { return }
        var entries = [relationEntry(relation), Entry(key: "key", value: key.name, note: "unique")]
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
}
