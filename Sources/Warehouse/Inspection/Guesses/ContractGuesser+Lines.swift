extension ContractGuesser {
    mutating func guessLines() async throws {
        guard let orders, lines == nil else { return }
        var ranked: [Candidate] = []
        for relation in free(for: .lines) {
            guard let order = reference(relation, to: orders, named: .lines, as: .order) else {
                continue
            }
            ranked.append(lineCandidate(relation, order.column, order.note))
        }
        ranked.sort(by: Candidate.isLikelier)
        explain(.lines, ranked, least: 20)
        guard let best = choice(of: .lines, among: ranked, least: 20),
            let order = reference(best.relation, to: orders, named: .lines, as: .order)
        else { return }
        let relation = best.relation
        taken.insert(relation.path)
        lines = relation
        var entries = [relationEntry(best)]
        if let key = best.key, key.name != order.column.name {
            entries.append(try await keyEntry(key, of: relation))
        }
        entries.append(Entry(.order, order.column.name, note: order.note))
        entries += product(of: relation, besides: order.column)
        entries += lineSums(relation)
        entries += minorUnits(relation, .lines, of: entries.first { $0.column == .amount })
        add(.lines, entries)
        amountFromLines(entries)
    }

    private func lineCandidate(
        _ relation: InspectedRelation,
        _ order: InspectedColumn,
        _ note: String
    ) -> Candidate {
        var candidate = Candidate(relation, key: key(of: relation))
        candidate.add(5, "\(order.name): \(note)")
        let profile = order.profile
        candidate.add(
            20,
            "several rows an order",
            where: profile.known * 20 > profile.distinct * 21
        )
        candidate.add(
            15,
            "called like lines",
            where: Names.matches(relation.name, SourceRole.lines.mapping.usualName)
        )
        candidate.add(
            -30,
            "called like something else",
            where: Names.matches(relation.name, LinesMapping.otherName ?? "^$")
        )
        if let equation = lineEquation(relation) { candidate.add(20, equation.words) }
        let product = links.of(relation.path).contains { link in
            link.to.relation != orders?.relation.path
                && link.to.relation != customers?.relation.path
                && link.from.column != order.name
        }
        candidate.add(10, "refers to something else, such as products", where: product)
        judgeAge(&candidate)
        return candidate
    }

    /// The product of a quantity and a price that a relation's numbers make, if they do.
    func lineEquation(_ relation: InspectedRelation) -> ProductEquation? {
        ProductEquation.find(Self.numbers(relation))
    }

    /// The columns of numbers that are no keys and no references, with their values.
    static func numbers(_ relation: InspectedRelation) -> [(name: String, numbers: [Double?])] {
        relation.columns.filter { $0.isMeasure && $0.profile.known > 0 }.prefix(14).map {
            ($0.name, $0.profile.numbers)
        }
    }

    /// The product's column: that refers to a relation of products, that is called so, or what else names things.
    mutating func product(of relation: InspectedRelation, besides order: InspectedColumn)
        -> [Entry]
    {
        let products = free(for: .products).filter { Self.isCalled($0, .products) }
        let linked = links.of(relation.path).filter { link in
            link.from.column != order.name && link.to.relation != orders?.relation.path
                && link.to.relation != customers?.relation.path && !taken.contains(link.to.relation)
        }
        // Of a thing's number and its name for people the one that others refer to it by.
        func isMain(_ link: Link) -> Int {
            let target = inspected(link.to.relation)
            return target.flatMap(key)?.name == link.to.column ? 1 : 0
        }
        let link =
            linked.filter { link in products.contains { $0.path == link.to.relation } }
            .max { (isMain($0), $0.strength) < (isMain($1), $1.strength) }
            ?? linked.filter { Names.matches($0.from.column, Self.productName) }.max {
                $0.strength < $1.strength
            }
            ?? linked.max { ($0.strength, $0.contained) < ($1.strength, $1.contained) }
        if let link, let column = relation.column(link.from.column) {
            lineProduct = column
            return [Entry(.product, column.name, note: link.words)]
        }
        let named = column(.product, of: .lines, in: relation) {
            $0.name != order.name && !$0.profile.hasFractions
        }
        lineProduct = named
        return named.map { [Entry(.product, $0.name, note: "by its name")] } ?? []
    }

    static let productName =
        "product|article|artikel|produkt|produit|sku|item|stock|variant|reference|référence"

    static let quantityName =
        "qty|quant|menge|anzahl|stück|stueck|count|units|qte|quantité|nombre|pieces"
    static let noSum =
        "tax|mwst|ust|tva|vat|steuer|discount|rabatt|remise|ship|versand|cost|kosten|weight|rate|percent|refund"

    /// Orders without a sum of their own have that of their lines.
    private mutating func amountFromLines(_ entries: [Entry]) {
        guard entries.contains(where: { $0.key == "amount" }),
            let place = proposal.sources.firstIndex(where: { $0.role == .orders }),
            !proposal.has(.orders, .amount)
        else { return }
        let at = proposal.sources[place].entries.firstIndex { $0.key == "occurred_at" } ?? 0
        proposal.sources[place].entries.insert(
            Entry(
                key: "amount_from",
                value: "lines",
                note: "the orders hold no sum: that of their lines counts"
            ),
            at: at + 1
        )
    }

    mutating func guessProducts() async throws {
        let linked =
            lines.flatMap { lines in
                lineProduct.flatMap { column in
                    links.of(lines.path).filter { $0.from.column == column.name }
                }
            } ?? []
        let target = linked.max { $0.strength < $1.strength }?.to
        let called = free(for: .products).filter {
            Self.isCalled($0, .products) && key(of: $0) != nil
        }
        let largest = called.max { $0.rowCount < $1.rowCount }
        let told = named[.products].flatMap(inspected)
        guard let relation = told ?? target.flatMap({ inspected($0.relation) }) ?? largest,
            !taken.contains(relation.path), isFree(relation, for: .products),
            let key = target.flatMap({ relation.column($0.column) }) ?? key(of: relation)
        else { return }
        taken.insert(relation.path)
        var entries = [
            relationEntry(
                relation,
                target == nil ? "CHECK: by its name; nothing refers to it" : "the lines refer to it"
            ),
            try await keyEntry(key, of: relation),
        ]
        let groups = relation.columns.filter {
            $0.type == .text && $0.name != key.name
                && Names.matches(
                    $0.name,
                    "categor|kategor|group|grupp|brand|marke|department|abteilung|type|famille|rayon|vendor"
                )
        }
        if !groups.isEmpty {
            let names = groups.map {
                "\(Self.identifier($0.name)): \(ContractProposal.yaml($0.name))"
            }.joined(separator: ", ")
            entries.append(Entry(key: "columns", flow: "{\(names)}", note: "for distinct counts"))
        }
        add(.products, entries)
    }
}
