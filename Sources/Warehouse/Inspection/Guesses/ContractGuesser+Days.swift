import Countries
import Postgres

extension ContractGuesser {
    /// The zone of business days: candidates from settings, then the database's own; always a doubt.
    mutating func guessZone() async throws {
        let candidates = settings(.zone, "zone|timezone|zeitzone|fuseau|gmt")
        let names = Array(Set(candidates.map(\.value))).sorted()
        let row = try await inspection.reader.ask {
            try await $0.one(SQL.findDatabaseZone, [.texts(names)])
        }
        let own = row?.databaseZone ?? "UTC"
        let known = candidates.filter { row?.zoneNames.contains($0.value) ?? false }
        let naive = proposal.hasNaiveTimes ? ", and that naive timestamps are in" : ""
        let clocks =
            proposal.clockWords.isEmpty
            ? "" : "; \(proposal.clockWords.prefix(2).joined(separator: "; "))"
        if let first = known.first {
            let others = known.dropFirst().filter { $0.value != first.value }.prefix(3)
            let also =
                others.isEmpty
                ? ""
                : "; there is also \(others.map { "\($0.value) in \($0.place)" }.joined(separator: ", "))"
            proposal.timeZone = (
                first.value,
                "CHECK: the zone that cuts your business days\(naive): \(first.place) says so\(also)\(clocks)"
            )
            return
        }
        let isPlace = ValueShape.zone.fits(own) && !own.hasPrefix("Etc/")
        let country = isPlace ? nil : zoneOfCountry()
        let reason =
            country.map { "no setting names one, and \($0.reason)" }
            ?? (isPlace
                ? "the database's own" : "no setting names one, and the database's own is \(own)")
        proposal.timeZone = (
            country?.zone ?? (isPlace ? own : "UTC"),
            "CHECK: the zone that cuts your business days\(naive): \(reason)\(clocks)"
        )
    }

    /// The zone of the country that most customers are of, else of the currency, where the country has one zone.
    private func zoneOfCountry() -> (zone: String, reason: String)? {
        let column = proposal.sources.first { $0.role == .customers }?.entries
            .first { $0.column == .country }
            .flatMap { entry in customers?.relation.column(entry.value) }
        if let column {
            let counts = Dictionary(
                column.profile.counts.compactMap { value, count in
                    Country.code(value).map { ($0, count) }
                },
                uniquingKeysWith: +
            )
            let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
            if let most, most.value * 2 > column.profile.known,
                let zone = ZonesOfCountries.zone(of: most.key)
            {
                return (zone, "most customers are of \(most.key)")
            }
        }
        let code = proposal.currency.value
        return ZonesOfCountries.zone(ofCurrency: code).map { ($0, "the currency is \(code)") }
    }

    /// How fresh a source that comes in a rhythm has to be.
    func freshness(_ relation: InspectedRelation, _ column: String) async throws -> [Entry] {
        guard let rhythm = try await rhythm(relation, column), let days = rhythm.expectedDays else {
            return []
        }
        return [Entry(key: "fresh_within_hours", value: "\(24 * days)", note: rhythm.words)]
    }

    /// Says how regularly a relation gets rows; `nil` where it has none, or where that takes too long.
    func rhythm(_ relation: InspectedRelation, _ column: String) async throws -> SourceRhythm? {
        let base = Fragments.baseRelation.relation(["relation": relation.hole])
        let answer = try await inspection.reader.ask { pool in
            try await SourceRhythm(
                of: base,
                at: instant(column, of: relation),
                before: try await BusinessDays.begin(of: nil, in: "UTC", from: pool).now,
                Binder(),
                from: pool
            )
        }
        return answer ?? nil
    }

    /// Says from when to when a time column reaches.
    func span(_ relation: InspectedRelation, _ column: String) async throws
        -> ShopFacts.Span?
    {
        let statement = Templates.findSpan.filled([
            "rows": Fragments.baseRelation.relation(["relation": relation.hole]),
            "local_time": instant(column, of: relation).cast(to: "timestamp"),
            "is_purchase": Expression.true,
        ])
        return try await inspection.reader.ask { try await $0.one(statement) }
            .flatMap(ShopFacts.Span.init)
    }

    /// Of how many of those who had bought before the last horizon bought in it; what tiers are cut by.
    mutating func measureBaseRate() async throws {
        let role: SourceRole = proposal.has(.orders) ? .orders : .events
        guard let source = proposal.sources.first(where: { $0.role == role }),
            let path = source.entries.first(where: { $0.key == "relation" })?.value,
            let relation = relations.first(where: { $0.mappedPath == path }),
            let customer = source.entries.first(where: {
                $0.column == .customer || $0.key == "customer_email"
            }),
            let time = source.entries.first(where: { $0.column == .occurredAt })
        else { return }
        var binder = Binder()
        var isPurchase = Expression.true
        if role == .events {
            guard let kind = purchaseKind, let purchases = proposal.facts.purchases else { return }
            let values = binder.bind(.texts(purchases.values), as: "text[]")
            isPurchase = Expression.column("base", kind).cast(to: "text").isOne(of: values)
        }
        let statement = Templates.measureBaseRate.filled([
            "rows": Fragments.baseRelation.relation(["relation": relation.hole]),
            "customer": Expression.column("base", customer.value).cast(to: "text"),
            "occurred_at": instant(time.value, of: relation),
            "is_purchase": isPurchase,
            "days": binder.bind(.integer(proposal.facts.horizonDays), as: "integer"),
        ])
        let values = binder.values
        guard let row = try await inspection.reader.ask({ try await $0.one(statement, values) }),
            row.customerCount >= ShopFacts.fewestCustomers
        else { return }
        proposal.facts.baseRate = Double(row.buyerCount) / Double(row.customerCount)
        doubtBaseRate(role, path, days: proposal.facts.horizonDays, of: row.customerCount)
    }
}
