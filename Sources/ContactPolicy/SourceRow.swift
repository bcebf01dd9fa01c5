import Channels
import Postgres

/// One row of the customers source.
struct SourceRow: Sendable {
    let key: [UInt8]
    let details: ContactDetails
    var fault: Bucket?

    init(_ row: StreamedRow) throws {
        key = row.bytes(0).map(Array.init) ?? []
        if try row.boolean(1) { fault = .cellTooLong }
        var values: [String?] = []
        values.reserveCapacity(ContactStatement.fields.count)
        for index in ContactStatement.fields.indices {
            do {
                values.append(try row.text(index + 2))
            } catch {
                // Bytes that are no UTF-8 are never repaired.
                values.append(nil)
                fault = fault ?? .invalidUTF8
            }
        }
        details = ContactDetails(inOrder: values)
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
