import Channels
import Jobs
import Postgres
import Warehouse

/// A run's members with their contact details, in customer order, by pages.
struct MemberStream: Sendable {
    let catalog: WarehouseCatalog
    let runID: Int64

    /// Rows of a page: enough work for a thread, little enough to hold a few of them.
    static let pageRows = 2048

    struct Member: Sendable {
        let customerID: Int64
        var details = ContactDetails()
        /// Why the details cannot be used; `nil` when they can.
        var unusable: String?
    }

    /// Begins to read; nothing else runs on `session` until ``next(from:)`` has returned `nil`.
    func begin(on session: Session) async throws {
        let (statement, values) = try statement()
        try await session.expectWholeLists()
        try await session.beginRows(statement, values)
    }

    /// Returns the next page, or `nil` when there are none.
    func next(from session: Session) async throws -> [Member]? {
        try await session.readRows(upTo: Self.pageRows, into: { [] }) { row, page in
            var member = Member(customerID: try row.bigint(0))
            if try row.boolean(1) { member.unusable = "cell_too_long" }
            if try row.boolean(2) { member.unusable = "not_in_customers" }
            for (index, field) in Self.fields.enumerated() {
                do {
                    member.details[field] = try row.text(index + 3)
                } catch {
                    // Bytes that are no UTF-8 are never repaired.
                    member.unusable = member.unusable ?? "invalid_utf8"
                }
            }
            page.append(member)
        }
    }

    /// In the order of the statement's columns.
    private static let fields: [ContactField] = [
        .email, .phone, .firstName, .lastName, .city, .state, .zip, .country, .birthDate, .gender,
        .mobileAdID,
    ]

    private func statement() throws -> (Statement, [Value]) {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let mapped = rows.source.definition
        func cell(_ column: String?) -> Hole {
            .expression(column.map { rows.text($0) } ?? Fragments.missingText.filled())
        }
        let statement = Templates.readMembers.filled([
            "email": cell(mapped.email), "phone": cell(mapped.phone),
            "first_name": cell(mapped.firstName), "last_name": cell(mapped.lastName),
            "city": cell(mapped.city), "state": cell(mapped.state), "zip": cell(mapped.zip),
            "country": cell(mapped.country), "birth_date": cell(mapped.birthDate),
            "gender": cell(mapped.gender), "mobile_ad_id": cell(mapped.mobileAdID),
            "base": .from(rows.base), "key": .expression(rows.key),
            "condition": .expression(rows.condition),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "run": .expression(binder.bind(.bigint(runID), as: "bigint")),
        ])
        return (statement, binder.values)
    }
}
