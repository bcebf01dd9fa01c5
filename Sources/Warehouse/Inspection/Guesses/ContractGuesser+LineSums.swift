extension ContractGuesser {
    /// The sum of a line, or its price and quantity.
    func lineSums(_ relation: InspectedRelation) -> [Entry] {
        if let equation = lineEquation(relation) {
            let also = "\(equation.words) in nearly every row"
            // Where lines have a sum in the shop's currency too, orders count by that.
            let base = relation.column("base_\(equation.total)")?.name
            let names =
                "{quantity: \(ContractProposal.yaml(equation.quantity)), unit_price: \(ContractProposal.yaml(equation.price))}"
            return [
                Entry(.amount, base ?? equation.total, note: "\(also): the sum of the line"),
                Entry(key: "columns", flow: names, note: also),
            ]
        }
        let quantity = quantity(of: relation)
        let measures = relation.columns.filter {
            $0.isMeasure && !Names.matches($0.name, Self.noSum) && $0.name != quantity?.name
        }
        let words = "total|sum|line_?amount|betrag|montant|revenue|gross|net"
        if let total = measures.first(where: { Names.matches($0.name, words) }) {
            let others = measures.filter { $0.name != total.name && Names.matches($0.name, words) }
                .map(\.name)
            let also = others.isEmpty ? "" : "; there is also \(others.joined(separator: ", "))"
            let entry = Entry(
                .amount,
                total.name,
                note: "CHECK: by its name: is it the sum of the line?\(also)"
            )
            return [entry] + counted(quantity)
        }
        let spread = measures.filter(\.profile.hasFractions)
        let named = measures.first {
            Names.matches($0.name, "price|preis|prix|amount|value|wert|valeur")
        }
        guard let price = named ?? (spread.count == 1 ? spread[0] : nil) else { return [] }
        guard let quantity else {
            return [Entry(.amount, price.name, note: "CHECK: the price of one, or of the line?")]
        }
        if Self.grows(price, with: quantity) {
            let note = "CHECK: grows with \(quantity.name): taken for the sum of the line"
            return [Entry(.amount, price.name, note: note)] + counted(quantity)
        }
        return [
            Entry(
                .amount,
                price.name,
                note: "CHECK: does not grow with \(quantity.name): taken for the price of one"
            ),
            Entry(
                .times,
                quantity.name,
                note: "CHECK: how many of it; the sum of a line is their product"
            ),
        ]
    }

    private func counted(_ quantity: InspectedColumn?) -> [Entry] {
        quantity.map {
            [
                Entry(
                    key: "columns",
                    flow: "{quantity: \(ContractProposal.yaml($0.name))}",
                    note: "how many of it"
                )
            ]
        } ?? []
    }

    /// How many of something a line is: by its name, else whole numbers from one on that refer to nothing.
    func quantity(of relation: InspectedRelation) -> InspectedColumn? {
        let referring = Set(links.of(relation.path).map(\.from.column))
        let whole = relation.columns.filter {
            $0.isMeasure && !$0.profile.hasFractions && !referring.contains($0.name)
        }
        return whole.first { Names.matches($0.name, Self.quantityName) }
            ?? whole.first { column in
                guard let range = column.profile.range else { return false }
                return range.lowerBound >= 1 && range.upperBound <= 200
                    && column.profile.distinct > 1
            }
    }

    /// Whether amounts of several pieces are larger than of one, about as many times as there are pieces.
    private static func grows(_ amount: InspectedColumn, with quantity: InspectedColumn) -> Bool {
        var (one, several, pieces): ([Double], [Double], [Double]) = ([], [], [])
        for (count, sum) in zip(quantity.profile.numbers, amount.profile.numbers) {
            guard let count, let sum, count >= 1 else { continue }
            if count == 1 {
                one.append(sum)
            } else {
                several.append(sum)
                pieces.append(count)
            }
        }
        func mean(_ values: [Double]) -> Double {
            values.reduce(0, +) / Double(max(values.count, 1))
        }
        guard one.count >= 20, several.count >= 20, mean(one) > 0 else { return false }
        return mean(several) / mean(one) > 1 + (mean(pieces) - 1) / 2
    }
}
