import Channels
import Countries
import Shapes
import Warehouse

/// What a source contract that is well-formed key by key may still get wrong, one message each.
struct WarehouseRules {
    let warehouse: WarehouseDefinition

    /// Every message.
    var issues: [String] {
        ambiguousColumns + customers + addresses + purpose + freshness + reachability + ownership
            + amounts
    }

    /// Columns that two keys claim.
    private var ambiguousColumns: [String] {
        var issues: [String] = []
        for source in warehouse.sources {
            let role = source.role.rawValue
            for (name, _) in source.columns
            where ["key", "customer", "occurred_at", "amount"].contains(name) {
                issues.append(
                    "\(role): \(name) under columns: clashes with the key of that name"
                )
            }
            let names = source.mappedColumns.map(\.name)
            for name in source.columns.keys.sorted() where names.count(where: { $0 == name }) > 1 {
                issues.append(
                    "\(role): \(name) stands twice: under columns: and as a key of its own"
                )
            }
        }
        return issues
    }

    /// Keys and details of customers that point at people, or at nothing.
    private var customers: [String] {
        let customers = warehouse.customers
        var issues: [String] = []
        if customers.isContactDetail("key"), customers.keyIsContactDetail == nil {
            issues.append(
                "customers: the key is a contact detail, and everybody sees keys who sees segments: map another, "
                    + "or say why that is right with key_is_contact_detail:"
            )
        }
        for detail in customers.hashedDetails where ContactField(rawValue: detail) == nil {
            let known = ContactField.allCases.map(\.rawValue)
            issues.append(
                "customers: hashed_details: there is no detail \(detail)\(suggestion(for: detail, among: known))"
            )
        }
        if let country = customers.defaultCountry, !Country.isCode(country) {
            let code = Country.code(country).map { "; write \($0)" } ?? ""
            issues.append(
                "customers: default_country: \(country) is not two capital letters of ISO 3166\(code)"
            )
        }
        return issues
    }

    /// Addresses that are to tell whose a row is, and cannot.
    private var addresses: [String] {
        let customers = warehouse.customers
        let told =
            (customers.guests == nil ? [] : ["customers: guests"])
            + warehouse.sources.filter { $0[.customerEmail] != nil }.map {
                "\($0.role.rawValue): customer_email"
            }
        return told.compactMap { place -> String? in
            if customers[.email] == nil {
                return
                    "\(place): the customers' own addresses are not mapped: say email: under customers"
            }
            guard customers.hashedDetails.contains(ContactField.email.rawValue) else { return nil }
            return
                "\(place): the customers' addresses are digests, which no plain address is compared with"
        }
    }

    /// Consents that are for nothing, or that no column gives, or that two places speak of.
    private var purpose: [String] {
        guard let consents = warehouse[.consents] else { return [] }
        if consents.grants != nil {
            let others: [(String, Bool)] = [
                ("purpose", consents[.purpose] != nil), ("purpose_is", consents.purposeIs != nil),
                ("granted", consents[.granted] != nil),
                ("granted_values", !consents.grantedValues.isEmpty),
                ("recorded_at", consents[.recordedAt] != nil),
            ]
            return others.filter(\.1).map {
                "consents: \($0.0): stands beside grants:, where each entry says its own: leave one of the two out"
            }
        }
        var issues: [String] = []
        if consents[.granted] == nil {
            issues.append(
                "consents: say whether they were given with granted: COLUMN, or with grants:, one entry a purpose"
            )
        }
        if consents[.purpose] == nil, consents.purposeIs == nil {
            issues.append(
                "consents: say what they are for with purpose: COLUMN or purpose_is: PURPOSE"
            )
        }
        return issues
    }

    /// Sources whose rows have an age to keep and none to tell.
    private var freshness: [String] {
        let times: [(SourceRole, ColumnKey)] = [
            (.customers, .createdAt), (.consents, .recordedAt),
        ]
        return times.compactMap { role, time in
            guard let source = warehouse[role], source.freshWithinHours != nil, source[time] == nil,
                !source.isTimed
            else { return nil }
            return
                "\(role.rawValue): fresh_within_hours: no column says how old a row is: map \(time.rawValue), or leave it out"
        }
    }

    /// Sources whose rows say nothing of whom.
    private var reachability: [String] {
        var issues: [String] = []
        for source in warehouse.sources {
            let naming = source.role.columns.filter(\.namesSomebody).map(\.key)
            guard let last = naming.last, !naming.contains(where: { source[$0] != nil }) else {
                continue
            }
            let keys = naming.dropLast().map { "\($0.rawValue):" }.joined(separator: ", ")
            issues.append(
                "\(source.role.rawValue): say whom they name with \(keys) or \(last.rawValue):"
            )
        }
        for role in [SourceRole.orders, .events, .consents] {
            guard let source = warehouse[role], source[.customer] == nil,
                source[.customerEmail] == nil
            else { continue }
            issues.append(
                "\(role.rawValue): say whose rows they are with customer: COLUMN, or customer_email: COLUMN where people are told "
                    + "by their addresses"
            )
        }
        return issues
    }

    /// Amounts that come from several places, or from none.
    private var amounts: [String] {
        var issues: [String] = []
        let lines = warehouse[.lines]
        if let lines, lines[.times] != nil, lines[.amount] == nil {
            issues.append(
                "lines: times: multiplies amount:, which is not mapped: map the price of one"
            )
        }
        issues += grain
        guard let orders = warehouse[.orders], orders.amountFrom == .lines else { return issues }
        if orders[.amount] != nil {
            issues.append(
                "orders: amount: and amount_from: stand together: an amount is a column's, or the sum of lines"
            )
        }
        if lines?[.amount] == nil {
            let what = lines == nil ? "lines are not mapped" : "lines map no amount"
            issues.append(
                "orders: amount_from: \(what): map amount: under lines:, with times: where it is the price of one"
            )
        }
        if orders[.key] == nil {
            issues.append("orders: amount_from: map key:, by which lines name their order")
        }
        return issues
    }

    /// Lines that are to be orders, and say nothing by which they are one, or what one of them comes to.
    private var grain: [String] {
        guard let orders = warehouse[.orders], orders.grain == .lines else { return [] }
        var issues: [String] = []
        if orders[.key] == nil {
            issues.append(
                "orders: grain: lines: map key:, the number of the order that its lines bear"
            )
        }
        if orders[.amount] != nil {
            issues.append(
                "orders: amount: is that of one line where grain: lines: say amount_from: lines, and map amount: under lines:"
            )
        }
        return issues
    }

    /// Sources whose rows are of orders that cannot be found.
    private var ownership: [String] {
        warehouse.sources.filter(\.leansOnOrders).compactMap { source in
            let role = source.role.rawValue
            let unsaid: [(key: ColumnKey, words: String)] = [
                (.customer, "whose they are"), (.occurredAt, "when they happened"),
            ]
            let missing = unsaid.filter {
                source[$0.key] == nil && !($0.key == .customer && source[.customerEmail] != nil)
            }
            let own = missing.map { "\($0.key.rawValue):" }.joined(separator: " and ")
            if source[.order] == nil {
                let words = missing.map(\.words).joined(separator: " and ")
                return "\(role): say \(words) with \(own), or map order: for what the order says"
            }
            guard warehouse[.orders]?[.key] == nil else { return nil }
            return "\(role): their orders are not mapped with a key; map it, or \(own) of their own"
        }
    }
}
