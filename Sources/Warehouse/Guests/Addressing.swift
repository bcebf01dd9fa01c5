import Postgres

/// Whose rows are that name nobody by a key: who bears the e-mail address in them.
///
/// Addresses are compared trimmed and in small letters. The customer who bears it has the row, of several the one who came
/// first; where none does, the guest who is told by it.
struct Addressing {
    /// The customers who have keys.
    private let customers: Source
    /// Their columns of the key and of the address.
    private let key: String, email: String

    /// The customers of `sources`; `nil` where no column says their key or their address.
    init?(_ sources: [SourceRole: Source]) {
        guard let customers = sources[.customers], let key = customers.definition[.key],
            let email = customers.definition[.email]
        else { return nil }
        (self.customers, self.key, self.email) = (customers, key, email)
    }

    /// Returns the sources with the customer of each row that an address tells, and with the guests among the customers.
    static func applied(
        to sources: [SourceRole: Source],
        guests: GuestRows?
    ) -> [SourceRole: Source] {
        guard let addressing = Addressing(sources) else { return sources }
        var told = sources.mapValues(addressing.telling)
        if let guests { told[.customers] = addressing.joined(by: guests) }
        return told
    }

    /// Who bears each address, for a hole that an alias follows.
    ///
    /// A key that is an address is that of a customer who has no other.
    var bearers: Relation {
        let ownKey = Expression.column("people", key)
        var address = Fragments.cleanAddress.filled(["value": .column("people", email)])
        if customers.type(of: key) == .text {
            address = address.or(Fragments.cleanAddress.filled(["value": ownKey]))
        }
        // A subquery of rows is written out wherever they are read.
        var binder = Binder.literals
        let zone = binder.bind(.text(customers.zone), as: "text")
        let createdAt = customers.definition[.createdAt].map {
            customers.instant($0, alias: "people", zone: zone)
        }
        return Fragments.bearers.subquery([
            "address": address, "key": ownKey, "customers": customers.rows,
            "created_at": createdAt ?? .null("timestamptz"),
            "is_kept": customers.isKept(alias: "people", &binder),
        ])
    }

    /// The guests of `guests` whose address a customer bears, as `registered`.
    func registered(_ guests: GuestRows) -> Relation {
        Fragments.guestsWithAccounts.relation([
            "guest_key": Fragments.guestKey.filled(["address": .column("told", "email")]),
            "details": Columns(named: guests.read), "guests": guests.source.rows,
            "is_guest": guests.isGuest, "bearers": bearers,
        ])
    }

    /// The source with whose rows are that have an address and no key.
    private func telling(_ source: Source) -> Source {
        guard let column = source.definition[.customerEmail], source.columnTypes[column] != nil
        else { return source }
        let customer = source.definition[.customer].map { Expression.column("own", $0) }
        let rows = Fragments.addressedRows.subquery([
            "columns": Columns(source.usedColumns.map { .column("held", $0) }),
            "own_columns": Columns(source.usedColumns.map { .column("own", $0) }),
            "customer": customer ?? .null("text"),
            "is_nobody": customer.map { Fragments.isNobody.filled(["value": $0]) } ?? .true,
            "address": Fragments.cleanAddress.filled(["value": .column("own", column)]),
            "guest_key": Fragments.guestKey.filled(["address": .column("held", "segcast_address")]),
            "relation": source.rows, "bearers": bearers,
        ])
        return source.made(of: rows)
    }

    /// The customers, and after them the guests whose address no customer bears.
    private func joined(by guests: GuestRows) -> Source {
        var (mapped, types) = (customers.definition, customers.columnTypes)
        types[key] = .text
        var values: [String: Expression] = [:]
        for column in customers.usedColumns { values[column] = .column("held", column) }
        for detail in guests.details {
            let own = mapped[detail.key]
            let column = own ?? "guest_\(detail.key.rawValue)"
            mapped[detail.key] = column
            types[column] = detail.type
            values[column] = detail.value(beside: own.map { detail.own($0, of: customers) })
        }
        let columns = values.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
        let rows = Fragments.customersWithGuests.subquery([
            "columns": Columns(named: columns),
            "own_columns": Columns(customers.usedColumns.map { .column("own", $0) }),
            "key": Expression.column("own", key),
            "guest_key": Fragments.guestKey.filled(["address": .column("told", "email")]),
            "customers": customers.rows, "bearers": bearers,
            "details": Columns(named: guests.read), "newest": Columns(guests.newest),
            "guests": guests.source.rows, "is_guest": guests.isGuest,
        ])
        return customers.made(of: rows, as: mapped, holding: types)
    }
}
