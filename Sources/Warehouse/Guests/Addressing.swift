import Postgres

/// Whose rows are that name nobody by a key: who bears the e-mail address in them.
///
/// Addresses are compared trimmed and in small letters. The one customer who bears it has the row; where none does, the
/// guest who is called by it. An address that several customers bear tells nobody apart, and is nobody's; a word of
/// consent under it is the address's own.
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
    var bearers: Relation {
        Fragments.bearers.subquery([
            "address": Fragments.cleanAddress.filled(["value": .column("people", email)]),
            "key": Expression.column("people", key), "customers": customers.rows,
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
            // What is said under an address that several bear is said by nobody in particular: a no denies the address.
            "shared": source.role == .consents
                ? .column("held", "segcast_address") : Expression.null("text"),
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
            "address": Fragments.cleanAddress.filled(["value": .column("own", email)]),
            "customers": customers.rows, "bearers": bearers,
            "details": Columns(named: guests.read), "newest": Columns(guests.newest),
            "guests": guests.source.rows, "is_guest": guests.isGuest,
        ])
        return customers.made(of: rows, as: mapped, holding: types)
    }
}
