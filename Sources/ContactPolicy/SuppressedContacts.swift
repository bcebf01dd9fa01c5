import Channels
import Postgres
import Warehouse

/// The details by which nobody may be contacted, such as addresses and numbers, as the suppressions hold them.
struct SuppressedContacts {
    /// One suppression's.
    struct Row: Sendable {
        /// Whether it names a customer by the key too.
        let isKeyed: Bool
        /// What stands there, and as what; a cell that says nothing may be among them.
        let cells: [(detail: SuppressionRows.Detail, value: String)]
    }

    private let rows: SuppressionRows
    private let values: [Value]

    /// The columns that hold them.
    var details: [SuppressionRows.Detail] { rows.details }

    /// Those of `catalog`; `nil` when its suppressions name nobody by a detail.
    init?(_ catalog: WarehouseCatalog) {
        var binder = Binder()
        guard let rows = SuppressionRows(catalog, &binder), !rows.details.isEmpty else {
            return nil
        }
        self.rows = rows
        values = binder.values
    }

    /// Begins to read them.
    func begin(on reader: Session) async throws {
        try await reader.beginRows(rows.reading(), values)
    }
}

extension Session {
    /// The next page of what was begun to be read of `list`; `nil` when there are none.
    func readSuppressed(_ list: SuppressedContacts) throws -> [SuppressedContacts.Row]? {
        try readRows(upTo: ContactReader.pageRows, into: { [] }) { row, page in
            var cells: [(detail: SuppressionRows.Detail, value: String)] = []
            for (index, detail) in list.details.enumerated() {
                if let value = try row.text(index + 1) { cells.append((detail, value)) }
            }
            page.append(SuppressedContacts.Row(isKeyed: try row.boolean(0), cells: cells))
        }
    }
}
