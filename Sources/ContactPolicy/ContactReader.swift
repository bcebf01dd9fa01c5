import Channels
public import Postgres
public import Warehouse

/// Reads wanted customers' contact details from the warehouse: a walk along two lists in the order of the keys.
///
/// One list says who is wanted, from Segcast's own tables; the other holds the customers source's rows. They come
/// from two sessions, for whoever reads a source may read nothing of ours. Nothing is stored and no list is held.
public struct ContactReader: Sendable {
    /// Somebody whose details are wanted.
    public struct Wanted: Sendable {
        let key: [UInt8]
        let customerID: Int64
        let identifiers: [UUIDBytes]

        init(key: String, customerID: Int64, identifiers: [UUIDBytes]) {
            self.key = Array(key.utf8)
            self.customerID = customerID
            self.identifiers = identifiers
        }

        /// Reads a row of key, customer, and what they may be found by.
        public init(_ row: StreamedRow) throws {
            key = row.bytes(0).map(Array.init) ?? []
            customerID = try row.bigint(1)
            identifiers = try row.uuids(2)
        }
    }

    /// Somebody with their details.
    public struct Contact: Sendable {
        /// The customer.
        public let customerID: Int64
        /// What they may be found by; empty where that is not settled yet.
        public let identifiers: [UUIDBytes]
        /// The details as the warehouse holds them; a ``RowJudge`` says what they come to.
        var details = ContactDetails()
        /// Why they could not be read, as a bucket says it; `nil` when they were.
        var fault: Bucket?
    }

    /// Rows of a page: enough work for a thread, little enough to hold a few of them.
    public static let pageRows = 2048

    /// Wanted customers of whom the source is asked by their keys; of more, it is read whole.
    private static let askedByKey = 20_000

    private let catalog: WarehouseCatalog
    private let sources: Session
    private let more: @Sendable (Int) async throws -> [Wanted]
    private var wanted: [Wanted] = []
    private var wantedPosition = 0
    private var isLastWanted = false
    private var rows: [SourceRow] = []
    private var rowPosition = 0
    private var isLastRow = false

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - catalog: the warehouse.
    ///   - sources: a session that reads it, inside a transaction; it does nothing else meanwhile.
    ///   - more: returns up to so many further wanted customers in the order of their keys' bytes; fewer, when
    ///     there are no more.
    /// - Throws: `WarehouseError`, `PostgresError`, and what `more` throws.
    public init(
        _ catalog: WarehouseCatalog,
        from sources: Session,
        wanting more: @escaping @Sendable (Int) async throws -> [Wanted]
    ) async throws {
        self.catalog = catalog
        self.sources = sources
        self.more = more
        wanted = try await more(Self.askedByKey)
        isLastWanted = wanted.count < Self.askedByKey
        let keys = isLastWanted ? wanted.map { String(decoding: $0.key, as: UTF8.self) } : nil
        let (statement, values) = try ContactStatement(catalog).wanted(keys)
        try await sources.beginRows(statement, values)
    }

    /// Returns the next page, or `nil` when all who are wanted were returned.
    ///
    /// - Throws: `PostgresError`, and what asking for wanted customers throws.
    public mutating func next() async throws -> [Contact]? {
        var page: [Contact] = []
        while page.count < Self.pageRows {
            if wantedPosition == wanted.count {
                guard !isLastWanted else { break }
                wanted = try await more(4 * Self.pageRows)
                wantedPosition = 0
                isLastWanted = wanted.count < 4 * Self.pageRows
                continue
            }
            page.append(try await contact(of: wanted[wantedPosition]))
            wantedPosition += 1
        }
        if page.isEmpty {
            await sources.endRows()
            return nil
        }
        return page
    }

    private mutating func contact(of wanted: Wanted) async throws -> Contact {
        var contact = Contact(customerID: wanted.customerID, identifiers: wanted.identifiers)
        while let row = try await peek(), row.isBefore(wanted.key) { rowPosition += 1 }
        guard let row = try await peek(), row.key == wanted.key else {
            contact.fault = .notInCustomers
            return contact
        }
        rowPosition += 1
        contact.details = row.details
        contact.fault = row.fault
        while let other = try await peek(), other.key == wanted.key {
            rowPosition += 1
            contact.fault = .ambiguousContact
        }
        return contact
    }

    /// The source's next row, read when there is none at hand.
    private mutating func peek() async throws -> SourceRow? {
        while rowPosition == rows.count {
            guard !isLastRow else { return nil }
            rowPosition = 0
            if let page = try await sources.readContacts() {
                rows = page
            } else {
                rows = []
                isLastRow = true
            }
        }
        return rows[rowPosition]
    }
}
