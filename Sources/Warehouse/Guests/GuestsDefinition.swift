/// People who bought without an account: they are told by their e-mail address, wherever rows name nobody.
public struct GuestsDefinition: Encodable, Hashable, Sendable {
    /// `schema.relation` of what guests did, such as that of the orders.
    public var relation = ""
    /// The column of a customer's key, which guests have none of; `nil` where no row is of somebody with an account.
    public var customer: String?
    /// What is known of guests, as the relation calls it: their address, when they came, and other details.
    public private(set) var mapped: [ColumnKey: String] = [:]
    /// The zone of the relation's naive times; the business zone where it is `nil`.
    public var timeZone: String?

    /// What numbers in its columns of time say; `nil` where none holds numbers.
    public var numericTimes: NumericTimes?

    /// Creates guests who are nowhere yet.
    public init() {}

    /// The details that guests may have: those of customers, but for the key.
    ///
    /// Nobody is a guest without an address, or before they came.
    static let keys: [SourceColumn] = CustomersMapping.columns.filter { $0.key != .key }.map {
        if $0.key == .email { return $0.needed() }
        guard $0.key == .createdAt else { return $0 }
        return $0.needed(
            "when a row happened: a guest's earliest is when they came, and the newest row has their details"
        )
    }

    /// What the column of a customer's key is called among the checked columns.
    static let customerKey = "customer"

    /// The column of a detail; `nil` when none is mapped.
    ///
    /// - Precondition: customers have such a detail.
    public subscript(key: ColumnKey) -> String? {
        get { mapped[key] }
        set {
            precondition(Self.keys.contains { $0.key == key }, "guests map no \(key)")
            mapped[key] = newValue
        }
    }

    /// The same relation as if it held customers, so that it is checked as theirs is.
    var asCustomers: SourceDefinition {
        var customers = SourceDefinition(.customers)
        (customers.relation, customers.timeZone) = (relation, timeZone)
        customers.numericTimes = numericTimes
        for (key, column) in mapped { customers[key] = column }
        if let customer { customers.columns[Self.customerKey] = customer }
        return customers
    }
}
