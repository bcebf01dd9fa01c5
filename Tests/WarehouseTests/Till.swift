import Postgres
import TestSupport
import Warehouse

/// A shop whose tables a test makes, and the contract that maps them.
struct Till {
    var warehouse = Till.contract()

    /// Makes schema `till` with the tables of `script`; the contract maps `till.people` and its `id`.
    init(_ script: String) async throws {
        try await TestDatabase.connect().run(
            Script(path: "till", text: "create schema till; \(script)")
        )
    }

    /// A contract that maps `till.people` and its `id`, in UTC and EUR.
    static func contract() -> WarehouseDefinition {
        var warehouse = WarehouseDefinition()
        (warehouse.timeZone, warehouse.currency) = ("UTC", "EUR")
        (warehouse.customers.relation, warehouse.customers[.key]) = ("till.people", "id")
        return warehouse
    }

    /// A source of what customers did, under `person` and `at`.
    static func activity(_ relation: String) -> SourceDefinition {
        var source = SourceDefinition(.orders)
        (source.relation, source[.customer], source[.occurredAt]) = (relation, "person", "at")
        return source
    }

    /// Suppressions under `person`.
    static func suppressions() -> SourceDefinition {
        var source = SourceDefinition(.suppressions)
        (source.relation, source[.customer]) = ("till.blocked", "person")
        return source
    }

    func catalog() async throws -> WarehouseCatalog {
        try await WarehouseCatalog(warehouse, from: TestDatabase.pool())
    }

    /// Looks at the sources as of the beginning of a day.
    func check(_ day: String) async throws -> SourceCheck { try await Self.check(warehouse, day) }

    /// Looks at the sources of a contract as of the beginning of a day.
    ///
    /// - Parameters:
    ///   - warehouse: the contract.
    ///   - day: such as `2024-03-31`.
    ///   - isActedOn: whether what is computed may choose whom to write to.
    ///   - isRecorded: whether the next look compares with this one.
    /// - Returns: what was found.
    /// - Throws: `PostgresError`.
    static func check(
        _ warehouse: WarehouseDefinition,
        _ day: String,
        isActedOn: Bool = true,
        isRecorded: Bool = false
    ) async throws -> SourceCheck {
        let pool = try TestDatabase.pool()
        let asOf = try await BusinessDays.begin(of: day, in: warehouse.timeZone, from: pool).begins
        let check = try await SourceCheck(
            WarehouseCatalog(warehouse, from: pool),
            asOf: asOf,
            isActedOn: isActedOn,
            reading: TestDatabase.sources(),
            from: pool
        )
        if isRecorded { _ = try await check.record(asOf: asOf, in: pool) }
        return check
    }
}
