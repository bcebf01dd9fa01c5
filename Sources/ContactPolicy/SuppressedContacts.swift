import Channels
import Postgres
import Warehouse

/// The addresses and numbers that nobody may contact, as the suppressions hold them.
struct SuppressedContacts {
    /// One suppression's.
    struct Row: Sendable {
        /// Whether it names a customer by the key too.
        let isKeyed: Bool
        /// What stands there, and as what; a cell that says nothing may be among them.
        let cells: [(kind: Identifier.Kind, value: String)]
    }

    private let rows: SuppressionRows
    private let values: [Value]

    /// The source that holds them.
    var source: Source { rows.source }

    /// Those of `catalog`; `nil` when its suppressions name nobody by an address or a number.
    init?(_ catalog: WarehouseCatalog) {
        var binder = Binder()
        guard let rows = SuppressionRows(catalog, &binder),
            rows.source.definition[.email] != nil || rows.source.definition[.phone] != nil
        else { return nil }
        self.rows = rows
        values = binder.values
    }

    /// Begins to read them.
    func begin(on reader: Session) async throws {
        try await reader.beginRows(rows.details(), values)
    }
}

extension Session {
    /// The next page of ``SuppressedContacts``; `nil` when there are none.
    func readSuppressed() throws -> [SuppressedContacts.Row]? {
        try readRows(upTo: ContactReader.pageRows, into: { [] }) { row, page in
            let cells = try [(Identifier.Kind.email, row.text(1)), (.phone, row.text(2))]
            page.append(
                try SuppressedContacts.Row(
                    isKeyed: row.boolean(0),
                    cells: cells.compactMap { kind, value in value.map { (kind, $0) } }
                )
            )
        }
    }
}
