import Texts
/// The source contract: which relations of the company's database play which part.
public struct WarehouseDefinition: Codable, Hashable, Sendable {
    /// The space that the customers' keys come from; keys of one space never clash.
    public var keySpace = "customers"
    /// The zone that cuts business days, such as `Europe/London`.
    public var timeZone = ""
    /// The currency every amount is in, such as `GBP`.
    public var currency = ""
    /// Whether the contact details and consents are made up; every file and manifest says so.
    public var syntheticContacts = false
    /// Everybody, one row a customer.
    public var customers = SourceDefinition()
    /// Purchases, one row an order.
    public var orders: SourceDefinition?
    /// What was in the orders, one row a line.
    public var lines: SourceDefinition?
    /// What came back, one row a return.
    public var returns: SourceDefinition?
    /// What customers did, one row an event.
    public var events: SourceDefinition?
    /// What can be bought, one row a product.
    public var products: SourceDefinition?
    /// What customers agreed to, one row a decision.
    public var consents: SourceDefinition?
    /// Whom nobody may contact, one row a customer.
    public var suppressions: SourceDefinition?

    /// Creates an empty contract.
    public init() {}

    /// The sources that are mapped, in the order they are checked.
    public var sources: [(role: SourceRole, definition: SourceDefinition)] {
        SourceRole.allCases.compactMap { role in self[role].map { (role, $0) } }
    }

    /// The relations that are read, as schema and name, with those of markers; those without a schema are left out.
    public var relations: [(schema: String, name: String)] {
        sources.flatMap { role, source in
            [source.relation, source.ready?.relation].compactMap { $0.flatMap(Source.split) }
        }
    }

    /// The source that plays `role`, if one does.
    public subscript(role: SourceRole) -> SourceDefinition? {
        switch role {
        case .customers: customers
        case .orders: orders
        case .lines: lines
        case .returns: returns
        case .events: events
        case .products: products
        case .consents: consents
        case .suppressions: suppressions
        }
    }
}

/// The part a source plays.
public enum SourceRole: String, Codable, CaseIterable, Sendable, Comparable {
    case customers, orders, lines, returns, events, products, consents, suppressions

    /// The sources that say who may be contacted, and where: all that an export reads.
    public static let contacts: [Self] = [.customers, .consents, .suppressions]

    /// Whether its rows are things customers did at some time, so that features can measure them.
    public var isActivity: Bool { [.orders, .lines, .returns, .events].contains(self) }

    /// Orders roles as they are declared.
    public static func < (left: Self, right: Self) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// One source: a relation and what its columns mean.
public struct SourceDefinition: Codable, Hashable, Sendable {
    /// `schema.relation`, exactly as the catalogue spells them.
    public var relation = ""
    /// The column that tells rows apart.
    public var key: String?
    /// The column that holds the customer's key.
    public var customer: String?
    /// When it happened.
    public var occurredAt: String?
    /// When the row became known, where rows can be late.
    public var loadedAt: String?
    /// When the customer became one.
    public var createdAt: String?
    /// Money, in the reporting currency.
    public var amount: String?
    /// The column that holds an amount's currency.
    public var currency: String?
    /// A line's order.
    public var order: String?
    /// A line's or event's product.
    public var product: String?
    /// The zone of this source's naive timestamps and dates.
    public var timeZone: String?
    /// Contact details.
    public var email: String?, phone: String?, firstName: String?, lastName: String?
    /// More of them: ISO country and postal code, city, and state or province.
    public var country: String?, zip: String?, city: String?, state: String?
    /// And more: date of birth, gender, and the id that a mobile device advertises under.
    public var birthDate: String?, gender: String?, mobileAdID: String?
    /// Why the keys may be addresses or phones, which everybody sees who sees keys; `nil` where they are none.
    public var keyIsContactDetail: String?
    /// The country of customers whose row names none: where a phone number without `+` is dialled.
    public var defaultCountry: String?
    /// The details that the source holds as SHA-256 digests already, by their names here.
    public var hashedDetails: [String] = []
    /// The column that says what a consent is for, or the one purpose all rows are for.
    public var purpose: String?, purposeIs: String?
    /// The column of the brand that a consent was given to.
    public var brand: String?
    /// The column that says whether consent was given, and the values that mean yes.
    public var granted: String?, grantedValues: [String] = []
    /// Names for further columns, for filters and measures.
    public var columns: [String: String] = [:]
    /// Most hours between the newest row and the as-of.
    public var freshWithinHours: Int?
    /// Fewest rows.
    public var minRows: Int?
    /// A marker that says when the source is ready to be read.
    public var ready: Readiness?
    /// Rows that are not customers' doing.
    public var exclude: [Exclusion] = []

    /// Creates an empty mapping.
    public init() {}

    /// When a consent was recorded; kept as when a row of any other source happened.
    public var recordedAt: String? {
        get { occurredAt }
        set { occurredAt = newValue }
    }

    /// Every column that a mapping of a role speaks of: what it is called there, and in the relation.
    public func mappedColumns(as role: SourceRole) -> [(name: String, column: String)] {
        let own = role.columns.compactMap { column in
            self[keyPath: column.path].map { (name: column.key, column: $0) }
        }
        return own + columns.sorted { $0.key < $1.key }.map { (name: $0.key, column: $0.value) }
    }
}

/// When a source counts as loaded.
public struct Readiness: Codable, Hashable, Sendable {
    /// The relation of the marker.
    public var relation = ""
    /// Its timestamp column: the newest value must not be before the as-of's business day.
    public var column = ""

    /// Creates an empty marker.
    public init() {}
}

/// Rows to leave out, and why.
public struct Exclusion: Codable, Hashable, Sendable {
    /// The column that tells.
    public var column = ""
    /// The values, as text, that leave a row out.
    public var values: [String] = []
    /// The reason they are counted under.
    public var because = ""

    /// Creates an empty exclusion.
    public init() {}
}
