extension ContractGuesser {
    /// Columns of sums of money: numbers with fractions, or so called.
    static func sums(_ relation: InspectedRelation) -> [InspectedColumn] {
        relation.columns.filter { column in
            guard column.isMeasure else { return false }
            if column.profile.known == 0 { return Names.matches(column.name, sumName) }
            guard column.profile.distinct > 5 || relation.rowsRead < 50 else { return false }
            return column.profile.hasFractions || Names.matches(column.name, sumName)
        }
    }

    private static let sumName =
        "total|amount|revenue|net|gross|brutto|netto|betrag|summe|montant|price|umsatz|value|celkem|cena|částk|castk|importo"
        + "|kwota|suma|bedrag|cents?(_|$)|hal[eé][rř]|grosz|pence|(^|_)(amt|mt)(_|$)"

    /// The amount of what was done: by its name, and by the sum that the numbers of a row make.
    mutating func namedAmount(_ relation: InspectedRelation, _ role: SourceRole) -> Entry? {
        let referring = Set(links.of(relation.path).map(\.from.column))
        var sums = Self.sums(relation).filter { !referring.contains($0.name) }
        // Where amounts stand in the order's currency and in the shop's, the shop's can be added up.
        let base = sums.filter { $0.name.lowercased().hasPrefix("base_") }
        if base.contains(where: { twin in sums.contains { "base_\($0.name)" == twin.name } }) {
            sums = base
        }
        guard !sums.isEmpty else { return nil }
        let numbers = Self.numbers(relation).filter { column in
            // The same number in each row adds up to anything.
            let profile = relation.column(column.name)?.profile
            let varies = (profile?.distinct ?? 0) > 1 || profile?.hasFractions ?? false
            return !referring.contains(column.name)
                && (varies || Names.matches(column.name, Self.noSum))
                && column.name.lowercased().hasPrefix("base_") == (sums.count == base.count)
        }
        let equation = Equation.find(numbers)
        let usable = sums.filter {
            !Names.matches($0.name, Self.noSum) && !Names.matches($0.name, Self.quantityName)
        }
        let words = names(.amount, of: role)
        func rank(_ column: InspectedColumn) -> Int {
            let place = words.firstIndex { Names.matches(column.name, $0) } ?? words.count
            let isPart = equation.map { ($0.added + $0.takenAway).contains(column.name) } ?? false
            return 4 * place
                + (isPart || Names.matches(column.name, "sub_?total|zwischen|sous_?total") ? 2 : 0)
        }
        let named = usable.filter { column in words.contains { Names.matches(column.name, $0) } }
        let best = named.enumerated().min {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }?.element
        let other = equation.flatMap { equation in usable.first { $0.name == equation.total } }
        let largest = usable.filter(\.profile.hasFractions).max { Self.mean($0) < Self.mean($1) }
        guard let column = best ?? other ?? largest else { return nil }
        var notes: [String] = []
        let rest = usable.filter { $0.name != column.name }.map(\.name)
        if best == nil { notes.append("CHECK: no name says which sum counts") }
        if let equation {
            notes.append(
                "\(best == nil ? "" : "CHECK: ")\(equation.words) in nearly every row: does it count with tax and shipping?"
            )
        } else if !rest.isEmpty {
            notes.append(
                "\(best == nil ? "" : "CHECK: ")there is also \(rest.prefix(8).joined(separator: ", "))"
            )
        }
        notes.append(column.type.rawValue)
        return Entry(.amount, column.name, note: notes.joined(separator: "; "))
    }

    static func mean(_ column: InspectedColumn) -> Double {
        let numbers = column.profile.numbers.compactMap { $0 }
        return numbers.isEmpty ? 0 : numbers.reduce(0, +) / Double(numbers.count)
    }

    /// The column of an amount's currency, by what it holds; of several the one that goes with the amount.
    mutating func money(_ relation: InspectedRelation, _ role: SourceRole, of amount: Entry?)
        -> [Entry]
    {
        guard amount != nil || role != .events else { return [] }
        let holding = relation.columns.filter {
            $0.isText && $0.profile.known > 0 && $0.profile.share(.currency) > 0.9
        }
        let isBase = amount?.value.lowercased().hasPrefix("base_") ?? false
        let fitting = holding.filter { $0.name.lowercased().hasPrefix("base_") == isBase }
        let named = column(.currency, of: role, in: relation) { $0.isText && $0.profile.known == 0 }
        guard let column = fitting.first ?? holding.first ?? named else { return [] }
        if role == .orders || !proposal.has(.orders) {
            for code in column.profile.common.prefix(5) {
                proposal.currencies.append((code, "\(relation.path) \(column.name)"))
            }
        }
        if let amount = amount.flatMap({ relation.column($0.value) }),
            let own = Self.ownCurrency(of: amount, beside: column, in: relation)
        {
            let place =
                "\(relation.path), where rows with that \(column.name) have the same \(amount.name) and \(own.other)"
            proposal.currencies.removeAll { $0.place == "\(relation.path) \(column.name)" }
            proposal.currencies.insert((own.code, place), at: 0)
            return []
        }
        let several = column.profile.distinct > 1 ? "CHECK: mixed amounts are refused; " : ""
        let others = holding.filter { $0.name != column.name }.map(\.name)
        let also = others.isEmpty ? "" : "; there is also \(others.joined(separator: ", "))"
        let seen = "has \(Self.list(column.profile))\(also)"
        guard column.profile.known == column.profile.rows else {
            let note =
                "CHECK: take the # away if it is filled by then; rows without a currency are refused; \(seen)"
            return [Entry(.currency, column.name, note: note, isOffer: true)]
        }
        return [Entry(.currency, column.name, note: "\(several)\(seen)")]
    }

    /// The one currency that an amount is in, where the amounts in several currencies stand beside it: in rows of that currency
    /// both are the same, in rows of others they are not, and of the two the amount differs less from currency to currency.
    private static func ownCurrency(
        of amount: InspectedColumn,
        beside currency: InspectedColumn,
        in relation: InspectedRelation
    ) -> (code: String, other: String)? {
        let own = amount.profile.numbers
        for other in relation.columns where other.isMeasure && other.name != amount.name {
            var seen: [String: (looked: Int, equal: Int, own: Double, other: Double)] = [:]
            for (row, number) in other.profile.numbers.enumerated() {
                guard let code = currency.profile.cells[row], let left = own[row],
                    let right = number,
                    left != 0
                else { continue }
                var one = seen[code] ?? (0, 0, 0, 0)
                one.looked += 1
                if abs(left - right) < 0.005 { one.equal += 1 }
                one.own += abs(left)
                one.other += abs(right)
                seen[code] = one
            }
            let sure = seen.filter { $0.value.looked >= 10 }
            let same = sure.filter { $0.value.equal * 50 >= $0.value.looked * 49 }
            let unlike = sure.filter { $0.value.equal * 5 <= $0.value.looked }
            guard same.count == 1, !unlike.isEmpty, sure.count == same.count + unlike.count,
                let code = same.keys.first
            else { continue }
            func spread(_ sum: ((looked: Int, equal: Int, own: Double, other: Double)) -> Double)
                -> Double
            {
                let means = sure.values.map { sum($0) / Double($0.looked) }
                return (means.max() ?? 1) / max(means.min() ?? 1, 0.0001)
            }
            if spread({ $0.own }) < spread({ $0.other }) { return (code, other.name) }
        }
        return nil
    }

    /// The reporting currency: candidates from amounts and from settings, never one that nobody has named.
    mutating func guessCurrency() {
        var candidates = proposal.currencies
        candidates += settings(.currency, "curren|währung|waehrung|devise|monnaie|moneda|valuta")
        var seen: Set<String> = []
        candidates = candidates.filter { seen.insert($0.value).inserted }
        guard let first = candidates.first else { return }
        let others = candidates.dropFirst().prefix(5).map { "\($0.value) in \($0.place)" }
        proposal.currency = (
            first.value,
            others.isEmpty
                ? "CHECK: the only one, in \(first.place)"
                : "CHECK: in \(first.place); there is also \(others.joined(separator: ", "))"
        )
    }

    /// Values of a shape that stand in settings: beside a name that says so, or in a column of a small relation that holds
    /// nothing else.
    func settings(_ shape: ValueShape, _ name: String) -> [(value: String, place: String)] {
        var found: [(value: String, place: String)] = []
        for relation in relations where relation.isWhole && relation.rowsRead > 0 {
            let texts = relation.columns.filter(\.isText)
            let isSettings =
                texts.count >= 2
                && (Names.matches(
                    relation.name,
                    "option|setting|config|einstell|param|reglage|réglage"
                ) || relation.rowsRead <= 50)
            if relation.rowsRead <= 20 {
                for column in texts
                where column.profile.known > 0 && column.profile.share(shape) == 1
                    && (shape == .zone
                        || column.profile.distinct <= 3 && Names.matches(column.name, name))
                {
                    found += column.profile.common.prefix(3).map {
                        ($0, "\(relation.path) \(column.name)")
                    }
                }
            }
            guard isSettings else { continue }
            for row in 0..<relation.rowsRead {
                let cells = texts.compactMap { $0.profile.cells[row] }
                guard let key = cells.first(where: { $0.count <= 100 && Names.matches($0, name) }),
                    let value = cells.first(where: shape.fits), key != value
                else { continue }
                found.append((value, "\(relation.path), \(key)"))
            }
        }
        return found
    }
}
