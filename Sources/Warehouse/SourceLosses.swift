/// What the warehouse lost of sources that not everything needs: whole relations, or columns that only some features read; or
/// sources that are not fit to be read today, as one that is not ready, is stale, or shrank.
///
/// What reads it waits, and all else goes on. Whatever decides which rows count, whose they are and when they happened is no
/// loss of a column, but of its source; customers, whoever may be contacted, and the one activity that a shop cannot be
/// without are no loss at all: everything waits for those.
public struct SourceLosses: Sendable {
    /// The errors that tell them; empty where nothing is lost.
    public private(set) var findings: [Finding] = []

    private var contract = WarehouseDefinition()
    private var roles: Set<SourceRole> = []
    private var names: [SourceRole: Set<String>] = [:]

    /// The columns that amounts are made of, which are sound together or not at all.
    private static let money: [ColumnKey] = [.amount, .times, .currency]

    /// Nothing is lost.
    public init() {}

    /// Tells what is lost beside the catalogue.
    ///
    /// - Returns: `nil` where something is that everything needs.
    public init?(of catalog: WarehouseCatalog) {
        contract = catalog.definition
        guard contract[activity] != nil else { return nil }
        for fault in catalog.faults where fault.finding.severity == .error {
            let lost = contract[fault.role].flatMap { Self.names(lostBy: fault, in: $0) }
            if let lost {
                names[fault.role, default: []].formUnion(lost)
            } else if needed.contains(fault.role) {
                return nil
            } else {
                roles.insert(fault.role)
            }
            findings.append(fault.finding)
        }
        loseAmountsOfLines()
    }

    /// What is lost besides, by errors that tell of whole sources.
    ///
    /// - Parameter errors: what a look at the rows found.
    /// - Returns: `nil` where one is of a source that everything needs.
    public func adding(_ errors: [Finding]) -> Self? {
        var losses = self
        for error in errors {
            guard let role = SourceRole(rawValue: error.source), !needed.contains(role) else {
                return nil
            }
            losses.roles.insert(role)
            losses.findings.append(error)
        }
        losses.loseAmountsOfLines()
        return losses
    }

    /// What customers do by which a shop's outcomes are told.
    private var activity: SourceRole { contract[.orders] == nil ? .events : .orders }

    /// The sources that everything needs.
    private var needed: Set<SourceRole> { Set(SourceRole.contacts + [activity]) }

    /// Orders whose amounts are those of lines have none without them.
    private mutating func loseAmountsOfLines() {
        if contract[.orders]?.amountFrom == .lines, hasLost(.amount, of: .lines) {
            names[.orders, default: []].formUnion(Self.money.map(\.rawValue))
        }
    }

    /// What can be read no more by a fault of one column; `nil` where that is the whole source.
    private static func names(lostBy fault: SourceFault, in source: SourceDefinition) -> [String]? {
        // Among the lines of an order every column has a say in which is the first.
        guard let name = fault.name, !SourceRole.contacts.contains(fault.role), source.grain == nil
        else { return nil }
        if let key = ColumnKey(rawValue: name), source.role.column(key) != nil {
            if money.contains(key) { return money.map(\.rawValue) }
            return key == .product ? [name] : nil
        }
        return source.columns[name] == nil ? nil : [name]
    }

    private func hasLost(_ key: ColumnKey, of role: SourceRole) -> Bool {
        roles.contains(role) || names[role]?.contains(key.rawValue) == true
    }

    /// Whether nothing is lost.
    public var isEmpty: Bool { findings.isEmpty }

    /// Whether rows of a source, or of the products that they are of, lack anything.
    public func touch(_ role: SourceRole) -> Bool {
        [role, .products].contains { roles.contains($0) || names[$0] != nil }
    }

    /// Whether some of these columns of a source's rows, or the rows themselves, can be read no more.
    ///
    /// - Parameters:
    ///   - columns: names of the contract, also of the products that rows are of.
    ///   - role: whose rows.
    /// - Returns: true also where a name would be taken for another column's by now.
    public func take(_ columns: [String], of role: SourceRole) -> Bool {
        roles.contains(role) || columns.contains { takes($0, of: role) }
    }

    private func takes(_ column: String, of role: SourceRole) -> Bool {
        if names[role]?.contains(column) == true { return true }
        if contract[role]?.names.contains(column) == true { return false }
        return hasLost(.product, of: role) || roles.contains(.products)
            || names[.products]?.contains(column) == true
    }

    /// The contract without what is lost.
    public var rest: WarehouseDefinition {
        var rest = contract
        for role in roles { rest[role] = nil }
        for (role, lost) in names {
            guard var source = rest[role] else { continue }
            for name in lost {
                source.columns[name] = nil
                if let key = ColumnKey(rawValue: name), role.column(key) != nil {
                    source[key] = nil
                }
                if name == ColumnKey.amount.rawValue { source.amountFrom = nil }
            }
            rest[role] = source
        }
        return rest
    }
}
