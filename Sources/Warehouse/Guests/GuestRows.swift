import Postgres

/// What is read of guests: whose a row is, when it was made, and the details of each guest's newest.
struct GuestRows {
    /// The relation, mapped as if it held customers.
    let source: Source
    /// What customers did, where its rows are the same: those that it leaves out make nobody a guest.
    private let activity: Source?

    /// The rows of `source`, beside what else is read of its relation.
    init(_ source: Source, among sources: [SourceRole: Source]) {
        self.source = source
        activity = SourceRole.allCases.filter(\.isActivity).compactMap { sources[$0] }
            .first { $0.path == source.path }
    }

    /// The details that are mapped, in the order of customers'.
    var details: [GuestDetail] {
        GuestsDefinition.keys.map(\.key).filter { source.definition[$0] != nil }
            .map(GuestDetail.init)
    }

    /// A row's cleaned address; unknown where it holds none.
    var address: Expression {
        Fragments.cleanAddress.filled(["value": column(source.definition[.email])])
    }

    /// When a row was made.
    private var madeAt: Expression {
        source.definition[.createdAt].map {
            source.instant($0, alias: "guest", zone: source.writtenZone)
        } ?? .null("timestamptz")
    }

    /// Whether a row counts, and is of nobody with an account.
    var isGuest: Expression {
        var binder = Binder.literals
        let isNobodys = source.definition.columns[GuestsDefinition.customerKey].map {
            Fragments.isNobody.filled(["value": column($0)])
        }
        return .all(
            [isNobodys, activity?.isKept(alias: "guest", &binder)].compactMap { $0 }
        )
    }

    /// What is read of a row.
    var read: [(name: String, value: Expression)] {
        [("email", address), ("made_at", madeAt)]
            + others.map { ($0.rawValue, column(source.definition[$0]).cast(to: "text")) }
    }

    /// The address and those details of a guest's newest row.
    var newest: [Expression] {
        [.column("told", "email")] + others.map { .column("told", $0.rawValue) }
    }

    private var others: [ColumnKey] {
        details.map(\.key).filter { ![.email, .createdAt].contains($0) }
    }

    private func column(_ name: String?) -> Expression {
        name.map { .column("guest", $0) } ?? .null("text")
    }
}

extension Source {
    /// The zone of its naive times, written out.
    fileprivate var writtenZone: Expression {
        var binder = Binder.literals
        return binder.bind(.text(zone), as: "text")
    }
}

/// One detail of a guest: a time is held as an instant beside customers', anything else as a text.
struct GuestDetail {
    let key: ColumnKey

    /// What a column of it holds.
    var type: ColumnType { key == .createdAt ? .timestamptz : .text }

    /// The same detail of a customer.
    func own(_ column: String, of customers: Source) -> Expression {
        key == .createdAt
            ? customers.instant(column, alias: "held", zone: customers.writtenZone)
            : customers.text(column, alias: "held")
    }

    /// The detail of whoever a row is of: the customer's where it is a customer's, `nil` where customers have none.
    func value(beside own: Expression?) -> Expression {
        .firstHolding(
            [(.column("held", "is_customer"), own ?? .null(type.rawValue))],
            else: .column("guests", key.rawValue)
        )
    }
}
