import Channels
public import Ciphers
public import Postgres
public import Warehouse

/// Decides whom a run may contact, and charges the contacts.
///
/// What the warehouse says is read by `sources`, a login that may read it and nothing of ours, and comes into tables
/// that last for the transaction.
public struct ContactPlanner: Sendable {
    let catalog: WarehouseCatalog
    let sources: SessionPool
    let key: DeploymentKey

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - catalog: the warehouse.
    ///   - sources: sessions that read it.
    ///   - key: names what people are found by.
    public init(_ catalog: WarehouseCatalog, reading sources: SessionPool, key: DeploymentKey) {
        self.catalog = catalog
        self.sources = sources
        self.key = key
    }

    /// Where contact details come from.
    static func origin(of catalog: WarehouseCatalog) -> Origin {
        let customers = catalog.definition.customers
        return Origin(
            country: customers.defaultCountry,
            hashedFields: Set(customers.hashedDetails.compactMap(ContactField.init))
        )
    }

    /// Files every candidate in one bucket and charges the included ones, in the caller's transaction.
    ///
    /// Everybody is denied who did not consent to every purpose of the channel, also when no consents are mapped.
    /// What is denied to one is denied to all who bear it: an address that somebody withdrew, that is suppressed,
    /// or whose bearer is held back, is sent for nobody; whoever keeps another goes by that one. Of several
    /// candidates who bear the same, the one on the list before keeps it, or else the first. A customer is charged under all caps that apply or
    /// under none.
    ///
    /// - Throws: `WarehouseError`, `PostgresError`; the caller rolls back.
    public func plan(_ request: Request, on own: Session) async throws {
        try await own.expectWholeLists()
        let isAliased = try await takeDenials(request, on: own)
        let (consider, values) = try considered(request)
        try await own.query(consider, values)
        try await takeBearers(request, isAliased: isAliased, on: own)
        let run = Value.bigint(request.runID)
        let previous = Value.optional(request.previousRunID)
        try await own.query(SQL.findLost, [previous])
        try await own.query(SQL.insertCandidates, [run])
        if request.contact == .presence, request.previousRunID != nil {
            try await own.query(SQL.keepPresent, [run, previous])
        }
        try await own.query(
            SQL.chargeRun,
            [
                run, .timestamptz(request.contactAt), .text(catalog.definition.timeZone),
                .integer(request.question.channel.minStayDays),
            ]
        )
    }

    /// Takes customers out of a run, files them under the reasons given and gives back their contacts.
    public func drop(
        _ customers: [(customerID: Int64, bucket: Bucket)],
        from runID: Int64,
        in session: isolated Session
    ) throws {
        let ids = Value.bigints(customers.map(\.customerID).sorted())
        try session.query(SQL.releaseContacts, [.bigint(runID), ids])
        try session.query(
            SQL.fileCandidates,
            [
                .bigint(runID), .bigints(customers.map(\.customerID)),
                .texts(customers.map(\.bucket.rawValue)),
            ]
        )
    }

    /// Notes that some of a run's list are found by less than was planned.
    public func narrow(
        _ customers: [(customerID: Int64, identifiers: [UUIDBytes])],
        of runID: Int64,
        in session: isolated Session
    ) throws {
        let pairs = customers.flatMap { customer in
            customer.identifiers.map { (customer.customerID, $0) }
        }
        let values: [Value] = [
            .bigint(runID), .bigints(pairs.map(\.0)), .uuids(pairs.map(\.1)),
        ]
        try session.query(SQL.narrowIdentifiers, values)
    }

    /// Empties a run's list and gives back every contact that it charged; what it considered stays known.
    public static func release(_ runID: Int64, in session: isolated Session) throws {
        try session.query(SQL.releaseContacts, [.bigint(runID), .null])
    }

    /// Forgets whom a run considered, so that it can be planned again.
    public func forget(_ runID: Int64, in session: isolated Session) throws {
        try session.query(SQL.deleteCandidates, [.bigint(runID)])
    }

    /// Returns how many candidates stand in each bucket, the capped by their cap.
    public static func buckets(of runID: Int64, in session: isolated Session) throws
        -> [Filing: Int]
    {
        var buckets: [Filing: Int] = [:]
        for row in try session.query(SQL.countBuckets, [.bigint(runID)]) {
            buckets[Filing(row.bucket, under: row.capName)] = row.customerCount
        }
        return buckets
    }

    private func considered(_ request: Request) throws -> (Statement, [Value]) {
        var binder = Binder()
        let key = Expression.column("keys", "external_key")
        let held = request.question.heldBack(isCut: request.isCut)
        let joining = request.question.joining(isCut: request.isCut)
        let statement = Templates.consider.filled([
            "segments": binder.bind(.texts(request.segments), as: "text[]"),
            "exclude_segments": binder.bind(.texts(request.excludeSegments), as: "text[]"),
            "cut_run": binder.bind(.optional(request.cutRunID), as: "bigint"),
            "key_space": binder.bind(.text(catalog.definition.keySpace), as: "text"),
            "needs_consent": binder.bind(.boolean(request.question.needsConsent), as: "boolean"),
            "is_control": held.control(key, &binder),
            "joins_control": joining.control(.column("linked", "external_key"), &binder),
        ])
        return (statement, binder.values)
    }
}
