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

    let source: Source

    /// Those of `catalog`; `nil` when its suppressions name nobody by an address or a number.
    init?(_ catalog: WarehouseCatalog) throws {
        guard let source = catalog.sources[.suppressions],
            source.definition[.email] != nil || source.definition[.phone] != nil
        else { return nil }
        self.source = source
    }

    /// Begins to read them.
    func begin(on reader: Session) async throws {
        var binder = Binder()
        let mapped = source.definition
        func cell(_ column: String?) -> Expression {
            column.map { source.text($0, alias: "base") } ?? .null("text")
        }
        let statement = Templates.readSuppressedDetails.filled([
            "customer": cell(mapped[.customer]), "email": cell(mapped[.email]),
            "phone": cell(mapped[.phone]), "base": source.base,
            "condition": source.isKept(&binder),
        ])
        try await reader.beginRows(statement, binder.values)
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
