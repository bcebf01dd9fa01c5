extension ContractGuesser {
    /// How many of what an amount is counted in make one of its currency: by its name, by that of the orders, or where whole
    /// numbers are far above what people pay; always a doubt.
    func minorUnits(_ relation: InspectedRelation, _ role: SourceRole, of amount: Entry?) -> [Entry]
    {
        guard let column = amount.flatMap({ relation.column($0.value) }), column.type == .integer,
            column.profile.known > 0
        else { return [] }
        func entry(_ key: String, _ reason: String) -> [Entry] {
            [Entry(key: key, value: "100", note: "CHECK: \(reason)")]
        }
        if Names.matches(column.name, Self.minorName) {
            return entry("minor_units", "\(column.name) is called like hundredths")
        }
        if role != .orders, proposal.has(.orders, key: "minor_units") {
            return entry("minor_units", "as the orders; \(column.name) holds whole numbers")
        }
        let numbers = column.profile.numbers.compactMap { $0.map(abs) }.filter { $0 > 0 }.sorted()
        guard !numbers.isEmpty else { return [] }
        let middle = numbers[numbers.count / 2]
        let currency = proposal.currencies.first?.value
        if middle >= 2500 * (currency.map { Self.worth[$0] ?? 1 } ?? 30) {
            return entry(
                "minor_units",
                "\(column.name) holds whole numbers, half of them above \(Int(middle)): far more than people pay, unless they are hundredths"
            )
        }
        return entry(
            "# minor_units",
            "\(column.name) holds whole numbers, half of them above \(Int(middle)): take the # away if they are hundredths"
        )
    }

    private static let minorName =
        "(^|_)(cents?|centimes|minor|pence|hal[eé][rř](e|u|ů)?|grosz[ey]?|øre|öre|ore|rappen|kopek|centavos|c[eé]ntimos)(_|$)"

    /// About how many of a currency are worth a euro, where they are many.
    private static let worth: [String: Double] = [
        "CZK": 25, "PLN": 4, "SEK": 11, "NOK": 11, "DKK": 7, "RON": 5, "RUB": 90, "UAH": 45,
        "INR": 90, "TRY": 35,
        "HUF": 400, "JPY": 160, "KRW": 1500, "ISK": 150, "CLP": 1000, "VND": 27000, "IDR": 17000,
        "MXN": 20,
        "THB": 38, "PHP": 62, "ZAR": 20, "BRL": 6, "CNY": 8, "TWD": 35, "COP": 4500, "RSD": 117,
    ]
}
