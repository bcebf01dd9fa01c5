/// One source: a relation and what its columns mean.
///
/// It maps columns of its role alone; that it maps another role's cannot be said.
public struct SourceDefinition: Encodable, Hashable, Sendable {
    /// The part it plays.
    public let role: SourceRole
    /// `schema.relation`, exactly as the catalogue spells them.
    public var relation = ""
    /// The role's columns that are mapped, as the relation calls them.
    public private(set) var mapped: [ColumnKey: String] = [:]
    /// Names for further columns, for filters and measures.
    public var columns: [String: String] = [:]
    /// The zone of this source's naive timestamps and dates.
    public var timeZone: String?
    /// What numbers in its columns of time say; `nil` where none holds numbers.
    public var numericTimes: NumericTimes?
    /// How many of the units that amounts are counted in make one of their currency; `nil` where they are in that.
    public var minorUnits: Int?
    /// Why the keys may be addresses or phones, which everybody sees who sees keys; `nil` where they are none.
    public var keyIsContactDetail: String?
    /// People without an account, told by their addresses; `nil` where there are none.
    public var guests: GuestsDefinition?
    /// The country of customers whose row names none: where a phone number without `+` is dialled.
    public var defaultCountry: String?
    /// The details that the source holds as SHA-256 digests already, by their names here.
    public var hashedDetails: [String] = []
    /// The one purpose that all consents are for, where no column says which.
    public var purposeIs: String?
    /// The values that mean that consent was given.
    public var grantedValues: [String] = []
    /// The consents that each row holds, where it holds several; `nil` where it is one.
    public var grants: [ConsentGrant]?
    /// Where amounts come from; `nil` where a column holds them, or there are none.
    public var amountFrom: AmountOrigin?
    /// What a row is; `nil` where it is what the role is about.
    public var grain: RowGrain?
    /// Most hours between the newest row and the as-of.
    public var freshWithinHours: Int?
    /// Fewest rows.
    public var minRows: Int?
    /// A marker that says when the source is ready to be read.
    public var ready: Readiness?
    /// Rows that are not customers' doing.
    public var exclude: [Exclusion] = []

    /// Creates an empty mapping of a source that plays `role`.
    public init(_ role: SourceRole) { self.role = role }

    /// The column that is mapped under a key of the role; `nil` when none is.
    ///
    /// - Precondition: the role knows the key, where a column is set.
    public subscript(key: ColumnKey) -> String? {
        get { mapped[key] }
        set {
            precondition(role.column(key) != nil, "\(role) maps no \(key)")
            mapped[key] = newValue
        }
    }

    /// The column of when a row happened, or what it holds was said.
    var happenedAt: String? { self[role.mapping.time] }

    /// Whether any column says when a row happened, or what it holds was said.
    public var isTimed: Bool {
        happenedAt != nil || (grants ?? []).contains { $0.recordedAt != nil }
    }

    /// Whether columns of a type can say when something was.
    func tellsTime(_ type: ColumnType) -> Bool {
        type.isTime || numericTimes != nil && type.isNumber
    }

    /// Whether its rows are of orders, which say whose they are or when they happened where no column of theirs does.
    public var leansOnOrders: Bool {
        role.column(.order) != nil && (!namesCustomer || happenedAt == nil)
    }

    /// Whether a column says whose rows are, by a key or by an address.
    private var namesCustomer: Bool {
        self[role.mapping.owner] != nil || self[.customerEmail] != nil
    }

    /// Every relation that is read for it.
    var relations: [String] {
        [relation, guests?.relation, ready?.relation].compactMap { $0 }
    }

    /// The columns by which a row may name somebody besides the customer's key.
    var naming: [String] {
        role.columns.filter { $0.namesSomebody && $0.key != role.mapping.owner }
            .compactMap { self[$0.key] }
    }

    /// The columns by which somebody is reached.
    var reaching: [String] { role.columns.filter { $0.reach != nil }.compactMap { self[$0.key] } }

    /// Every column that the mapping speaks of: what it is called there, and in the relation.
    public var mappedColumns: [(name: String, column: String)] {
        let own = role.columns.compactMap { column in
            self[column.key].map { (name: column.key.rawValue, column: $0) }
        }
        let granted = (grants ?? []).flatMap(\.mappedColumns)
        return own + granted
            + columns.sorted { $0.key < $1.key }.map { (name: $0.key, column: $0.value) }
    }

    /// Every name by which something of a row is asked for.
    public var names: [String] {
        mappedColumns.map(\.name) + (amountFrom == nil ? [] : [ColumnKey.amount.rawValue])
    }

    /// Whether a mapped name stands for a detail that reaches or points at one person, also under a name of
    /// one's own.
    public func isContactDetail(_ name: String) -> Bool {
        mappedColumns.contains { $0.name == name && isPersonal($0.column) }
    }

    /// Whether a column of the relation is mapped as no detail of one person, and tells no customers apart.
    func mayTell(of column: String) -> Bool {
        self[role.mapping.owner] != column && !naming.contains(column) && !isPersonal(column)
    }

    private func isPersonal(_ column: String) -> Bool {
        role.columns.contains { $0.isPersonal && self[$0.key] == column }
    }
}
