import Channels
import Postgres

/// One row of the customers source.
struct SourceRow: Sendable {
    let key: [UInt8]
    var details = ContactDetails()
    var fault: Bucket?

    init(_ row: StreamedRow) throws {
        key = row.bytes(0).map(Array.init) ?? []
        if try row.boolean(1) { fault = .cellTooLong }
        for (index, field) in ContactStatement.fields.enumerated() {
            do {
                details[field] = try row.text(index + 2)
            } catch {
                // Bytes that are no UTF-8 are never repaired.
                fault = fault ?? .invalidUTF8
            }
        }
    }

    func isBefore(_ other: [UInt8]) -> Bool { key.lexicographicallyPrecedes(other) }
}

extension Session {
    /// The next page of a ``ContactStatement``; `nil` when there are none.
    func readContacts() throws -> [SourceRow]? {
        try readRows(upTo: ContactReader.pageRows, into: { [] }) { row, page in
            page.append(try SourceRow(row))
        }
    }
}
