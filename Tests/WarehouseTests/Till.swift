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
        (warehouse.customers.relation, warehouse.customers.key) = ("till.people", "id")
        return warehouse
    }

    /// A source of what customers did, under `person` and `at`.
    static func activity(_ relation: String) -> SourceDefinition {
        var source = SourceDefinition()
        (source.relation, source.customer, source.occurredAt) = (relation, "person", "at")
        return source
    }

    /// Suppressions under `person`.
    static func suppressions() -> SourceDefinition {
        var source = SourceDefinition()
        (source.relation, source.customer) = ("till.blocked", "person")
        return source
    }

    func catalog() async throws -> WarehouseCatalog {
        try await WarehouseCatalog(warehouse, from: TestDatabase.pool())
    }

    /// Looks at the sources as of the beginning of a day.
    func check(_ day: String) async throws -> SourceCheck {
        let pool = try TestDatabase.pool()
        let asOf = try await BusinessDays.begin(of: day, in: warehouse.timeZone, from: pool).begins
        return try await SourceCheck(
            catalog(),
            asOf: asOf,
            reading: TestDatabase.sources(),
            from: pool
        )
    }
}
