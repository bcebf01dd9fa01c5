import Postgres
import Warehouse

/// A run's members with their contact details, a page at a time.
struct MemberPages: Sendable {
    let catalog: WarehouseCatalog
    let runID: Int64

    private static let pageRows = 20_000

    /// Why a member's details cannot be used.
    struct Unusable: Error { let reason: String }

    struct Member: Sendable {
        let customerID: Int64
        let details: Result<ContactDetails, Unusable>
    }

    /// Returns the members behind `after`, in customer order; `nil` when there are none.
    func read(after: Int64, from session: Session) async throws -> [Member]? {
        let (statement, values) = try statement(after: after)
        let rows = try await session.query(statement, values)
        return rows.isEmpty ? nil : try rows.map(member)
    }

    private func member(_ row: Row) throws(PostgresError) -> Member {
        let id: Int64 = try row.value("customer_id")
        if try row.value("is_oversized", as: Bool.self) {
            return Member(customerID: id, details: .failure(Unusable(reason: "cell_too_long")))
        }
        var details = ContactDetails()
        var isValid = true
        func text(_ column: String) throws(PostgresError) -> String? {
            guard let raw = try row.optional(column, as: RawText.self) else { return nil }
            if raw.text == nil { isValid = false }
            return raw.text
        }
        details.email = try text("email")
        details.phone = try text("phone")
        details.firstName = try text("first_name")
        details.lastName = try text("last_name")
        details.country = try text("country")
        details.zip = try text("zip")
        let result: Result<ContactDetails, Unusable> =
            isValid ? .success(details) : .failure(Unusable(reason: "invalid_utf8"))
        return Member(customerID: id, details: result)
    }

    private func statement(after: Int64) throws -> (Statement, [Value]) {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let mapped = rows.source.definition
        func cell(_ column: String?) -> Hole {
            .expression(column.map { rows.text($0) } ?? Fragments.missingText.filled())
        }
        let statement = Templates.readMembers.filled([
            "email": cell(mapped.email), "phone": cell(mapped.phone),
            "first_name": cell(mapped.firstName), "last_name": cell(mapped.lastName),
            "country": cell(mapped.country), "zip": cell(mapped.zip), "base": .from(rows.base),
            "key": .expression(rows.key), "condition": .expression(rows.condition),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "run": .expression(binder.bind(.bigint(runID), as: "bigint")),
            "after": .expression(binder.bind(.bigint(after), as: "bigint")),
            "page": .expression(binder.bind(.integer(Self.pageRows), as: "bigint")),
        ])
        return (statement, binder.values)
    }
}
