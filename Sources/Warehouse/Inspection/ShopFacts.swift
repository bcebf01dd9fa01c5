public import Postgres

/// What first definitions are cut by: what customers of a warehouse do, since when, and how many come back.
public struct ShopFacts: Sendable {
    /// From when to when purchases reach.
    public struct Span: Sendable {
        /// The first and the last day with a purchase, as `YYYY-MM-DD`.
        public let first: String, last: String
        /// The days between the two, and the most days from one with a purchase to the next.
        public let days: Int, pause: Int

        /// What was found; `nil` without a row.
        init?(_ row: Templates.FindSpanRow) {
            guard let first = row.firstDate, let last = row.lastDate else { return nil }
            (self.first, self.last, days, pause) = (first, last, row.spanDays, row.pauseDays)
        }
    }

    /// Which source holds the purchases: orders, or events where there are no orders.
    public internal(set) var label = SourceRole.orders
    /// The column of events that says which are purchases, as the contract names it, and the values that do; `nil` where
    /// there are orders, or nothing says so.
    public internal(set) var purchases: (column: String, values: [String])?
    /// What is known of each purchase, and of what goes with it.
    public internal(set) var hasAmount = false, hasReturns = false, hasProducts = false,
        hasEvents = false
    /// When there were purchases; `nil` where there were none, or nobody can tell.
    public internal(set) var span: Span?
    /// Of those who had bought before the last horizon the share who bought in it, in `0...1`; `nil` where nobody can tell.
    public internal(set) var baseRate: Double?
    /// Purposes that there are consents for.
    public internal(set) var purposes: [String] = []

    init() {}

    /// How many days ahead it is worth looking, by how far back the purchases reach.
    public var horizonDays: Int {
        guard let days = span?.days else { return 30 }
        return days >= 900 ? 90 : days >= 180 ? 30 : 14
    }

    /// The purposes that speak of advertising; all of them where none does.
    public var advertisingPurposes: [String] { advertisements.isEmpty ? purposes : advertisements }

    /// The purposes of letters by e-mail, where no other speaks of advertising; `nil` where there are none.
    public var letterPurposes: [String]? {
        let letters = purposes.filter { ConsentWords.purpose($0) == "email" }
        return letters.isEmpty || !advertisements.isEmpty ? nil : letters
    }

    private var advertisements: [String] {
        purposes.filter {
            let purpose = ConsentWords.purpose($0)
            return purpose == "ads" || purpose == nil && Names.matches($0, "(^|_)ad|market")
        }
    }

    /// Fewest customers that a share of them is told of.
    static let fewestCustomers = 20

    /// Measures what a contract maps, of the rows that count at an instant.
    ///
    /// - Parameters:
    ///   - catalog: a contract that is sound.
    ///   - now: the instant; what is dated later is no fact yet.
    ///   - sources: sessions that read the warehouse.
    /// - Throws: ``WarehouseError`` where neither orders nor events are mapped; `PostgresError`.
    public init(of catalog: WarehouseCatalog, at now: Instant, from sources: SessionPool)
        async throws
    {
        let contract = catalog.definition
        label = contract[.orders] == nil ? .events : .orders
        let source = try catalog.source(label)
        hasAmount = source.definition.names.contains(ColumnKey.amount.rawValue)
        hasReturns = contract[.returns] != nil
        hasProducts = contract[.lines]?[.product] != nil
        hasEvents = contract[.events] != nil
        if label == .events { purchases = try await Self.purchases(in: source, from: sources) }
        purposes = try await Self.purposes(of: catalog, from: sources)

        var binder = Binder()
        var rows = try SourceRows(label, in: catalog, &binder)
        var isPurchase = Expression.true
        if let purchases {
            let values = binder.bind(.texts(purchases.values), as: "text[]")
            isPurchase = try rows.column(purchases.column).cast(to: "text").isOne(of: values)
        }
        let until = binder.bind(.timestamptz(now), as: "timestamptz")
        let relation = rows.relation(until: until)
        let occurredAt = try rows.column("occurred_at")
        let zone = binder.bind(.text(contract.timeZone), as: "text")
        let spanned = Templates.findSpan.filled([
            "rows": relation,
            "local_time": Fragments.wallClock.filled(["instant": occurredAt, "zone": zone]),
            "is_purchase": isPurchase,
        ])
        span = Span(try await sources.one(spanned, binder.values))
        let measured = Templates.measureBaseRate.filled([
            "rows": relation, "customer": try rows.column("customer_key"),
            "occurred_at": occurredAt, "is_purchase": isPurchase,
            "days": binder.bind(.integer(horizonDays), as: "integer"),
        ])
        let counted = try await sources.one(measured, binder.values)
        if counted.customerCount >= Self.fewestCustomers {
            baseRate = Double(counted.buyerCount) / Double(counted.customerCount)
        }
    }

    /// The first named column of events with values that mean a purchase.
    private static func purchases(in source: Source, from sources: SessionPool) async throws -> (
        column: String, values: [String]
    )? {
        for (name, column) in source.definition.columns.sorted(by: { $0.key < $1.key })
        where source.definition.mayTell(of: column) {
            let kinds = try await sources.query(
                Templates.listKinds.filled([
                    "rows": source.base, "value": source.text(column, alias: "base"),
                    "limit": Expression.bigint(41),
                ])
            ).map(\.kind)
            let values = kinds.filter(EventWords.isPurchase)
            if kinds.count <= 40, !values.isEmpty { return (name, values) }
        }
        return nil
    }

    /// The purposes that consents are mapped for, or that their rows name.
    private static func purposes(of catalog: WarehouseCatalog, from sources: SessionPool)
        async throws -> [String]
    {
        guard let source = catalog.sources[.consents] else { return [] }
        if let grants = source.definition.grants { return grants.map(\.purpose) }
        if let purpose = source.definition.purposeIs { return [purpose] }
        guard let column = source.definition[.purpose] else { return [] }
        return try await source.toldValues(of: column, from: sources)
    }
}
