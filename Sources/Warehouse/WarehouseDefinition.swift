/// The source contract: which relations of the company's database play which part.
public struct WarehouseDefinition: Encodable, Hashable, Sendable {
    /// The space that the customers' keys come from; keys of one space never clash.
    public var keySpace = "customers"
    /// The zone that cuts business days, such as `Europe/London`.
    public var timeZone = ""
    /// The currency every amount is in, such as `GBP`.
    public var currency = ""
    /// Whether the contact details and consents are made up; every file and manifest says so.
    public var syntheticContacts = false

    private var parts: [SourceRole: SourceDefinition] = [:]

    /// Creates a contract that maps nothing but customers, who are nowhere yet.
    public init() { customers = SourceDefinition(.customers) }

    /// The source that plays `role`, if one does.
    ///
    /// - Precondition: a source that is set plays that role.
    public subscript(role: SourceRole) -> SourceDefinition? {
        get { parts[role] }
        set {
            precondition(newValue.map { $0.role == role } ?? true, "no source of \(role)")
            parts[role] = newValue
        }
    }

    /// Everybody, one row a customer.
    public var customers: SourceDefinition {
        get { self[.customers] ?? SourceDefinition(.customers) }
        set { self[.customers] = newValue }
    }

    /// The sources that are mapped, in the order they are checked.
    public var sources: [SourceDefinition] { SourceRole.allCases.compactMap { self[$0] } }

    /// The contract as far as it is about the sources that play some roles.
    public func of(_ roles: [SourceRole]) -> Self {
        var contract = self
        contract.parts = parts.filter { roles.contains($0.key) }
        return contract
    }

    /// The relations that are read, as schema and name, with those of markers; those without a schema are left out.
    public var relations: [(schema: String, name: String)] {
        sources.flatMap { source in
            source.relations.compactMap(Source.split)
        }
    }
}
