import Jobs
public import Postgres
public import Warehouse

/// Decides whom a run may contact, and charges the contacts.
public struct ContactPlanner: Sendable {
    private let catalog: WarehouseCatalog

    /// Creates a planner that reads consents and contact details through `catalog`.
    public init(_ catalog: WarehouseCatalog) { self.catalog = catalog }

    /// Files every candidate in one bucket and charges the included ones, in the caller's transaction.
    ///
    /// Everybody is denied who did not consent to every purpose of the channel, also when no consents
    /// are mapped. A customer is charged under all caps that apply or under none: whom one cap refuses
    /// gets back what the caps before it charged. Counters are locked cap by cap in name order and customer
    /// by customer, so that planners wait for each other and never deadlock.
    ///
    /// - Throws: `WarehouseError`, `PostgresError`; the caller rolls back.
    public func plan(_ request: Request, in session: isolated Session) throws {
        try session.expectWholeLists()
        try settle(request, in: session)
        let (statement, values) = try candidates(request)
        try session.query(statement, values)
        let run = Value.bigint(request.runID)
        if request.contact == .presence, let previous = request.previousRunID {
            try session.query(SQL.keepPresent, [run, .bigint(previous)])
            let entered = request.contactAt.advanced(byDays: -request.channel.minStayDays)
            for cap in request.caps {
                let values: [Value] = [
                    run, .text(cap.name), .timestamptz(opening(cap, request)), .integer(cap.limit),
                    .timestamptz(entered),
                ]
                try session.query(SQL.crowdOut, values)
            }
        }
        var eligible =
            try request.caps.isEmpty
            ? 0 : buckets(of: request.runID, in: session)["included"] ?? 0
        for cap in request.caps {
            let charged = try session.query(
                SQL.chargeCap,
                [
                    run, .text(cap.name), .timestamptz(request.contactAt),
                    .timestamptz(opening(cap, request)), .integer(cap.limit),
                ]
            ).affected
            // Where everybody who was left had room, nobody is to be filed otherwise.
            if charged < eligible { try session.query(SQL.markCapped, [run, .text(cap.name)]) }
            eligible = charged
        }
        if request.caps.count > 1 { try session.query(SQL.refundCapped, [run]) }
        try session.query(
            SQL.insertReservations,
            [
                run, .text(request.channel.name), .timestamptz(request.contactAt),
                .text(request.contact.rawValue),
            ]
        )
        if request.contact == .presence { try session.query(SQL.markIncluded, [run]) }
    }

    /// Counts a cap anew that is new or was defined otherwise when it was last counted.
    private func settle(_ request: Request, in session: isolated Session) throws {
        for cap in request.caps {
            let channels = Value.texts(cap.channels.sorted())
            let changed = try session.query(
                SQL.setCapScope,
                [.text(cap.name), channels, .integer(cap.windowHours), .integer(cap.limit)]
            )
            if !changed.isEmpty {
                try session.query(SQL.deleteCounters, [.text(cap.name)])
                try session.query(
                    SQL.recountContacts,
                    [
                        .text(cap.name), channels, .timestamptz(opening(cap, request)),
                        .integer(cap.limit),
                    ]
                )
            }
            try session.query(SQL.shareCapScope, [.text(cap.name)])
        }
    }

    /// When the window of a cap opens, exclusively.
    private func opening(_ cap: FrequencyCap, _ request: Request) -> Instant {
        request.contactAt.advanced(byHours: -cap.windowHours)
    }

    /// Takes customers out of a run, files them under the reasons given and gives back their contacts.
    public func drop(
        _ customers: [(customerID: Int64, reason: String)],
        from runID: Int64,
        at time: Instant,
        in session: isolated Session
    ) throws {
        let ids = Value.bigints(customers.map(\.customerID))
        try giveBack(runID, ids, at: time, in: session)
        try session.query(
            SQL.fileCandidates,
            [.bigint(runID), ids, .texts(customers.map(\.reason))]
        )
    }

    /// Gives back every contact that a run charged; what it considered stays known.
    public func release(_ runID: Int64, at time: Instant, in session: isolated Session) throws {
        try giveBack(runID, .null, at: time, in: session)
    }

    /// Forgets whom a run considered, so that it can be planned again.
    public func forget(_ runID: Int64, in session: isolated Session) throws {
        try session.query(SQL.deleteCandidates, [.bigint(runID)])
    }

    private func giveBack(
        _ runID: Int64,
        _ customers: Value,
        at time: Instant,
        in session: isolated Session
    ) throws {
        let run = Value.bigint(runID)
        try session.expectWholeLists()
        try session.query(SQL.shareCapScopes)
        try session.query(SQL.releaseContacts, [run, customers])
        try session.query(SQL.releaseReservations, [run, customers, .timestamptz(time)])
    }

    /// Returns the included customers who, by now, may no longer be contacted, and why.
    ///
    /// Run it as a statement of its own after the run was locked: its snapshot is then younger than
    /// every withdrawal that the lock waited for.
    public func withdrawn(
        _ request: Request,
        in session: isolated Session
    ) throws -> [(customerID: Int64, reason: String)] {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        var lists = ContactLists(catalog: catalog, binder: binder)
        let consented = try lists.consented(to: request.channel.consent, now: request.now)
        let suppressed = try lists.suppressed()
        binder = lists.binder
        let statement = Templates.listWithdrawn.filled([
            "run": .expression(binder.bind(.bigint(request.runID), as: "bigint")),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "suppressed": .from(suppressed), "consented": .from(consented),
            "needs_consent": .expression(needsConsent(request)), "key": .expression(rows.key),
            "base": .from(rows.base), "condition": .expression(rows.condition),
        ])
        try session.expectWholeLists()
        return try session.query(statement, binder.values).map {
            (try $0.value("customer_id"), try $0.value("reason"))
        }
    }

    /// Returns how many candidates stand in each bucket.
    public func buckets(of runID: Int64, in session: isolated Session) throws -> [String: Int] {
        var buckets: [String: Int] = [:]
        for row in try session.query(SQL.countBuckets, [.bigint(runID)]) {
            buckets[try row.value("bucket")] = try row.value("customer_count")
        }
        return buckets
    }

    private func candidates(_ request: Request) throws -> (Statement, [Value]) {
        var binder = Binder()
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        func detail(_ column: String?) -> Hole {
            .expression(column.map { rows.text($0) } ?? Fragments.missingText.filled())
        }
        let group = request.controlGroup
        var lists = ContactLists(catalog: catalog, binder: binder)
        let consented = try lists.consented(to: request.channel.consent, now: request.now)
        let suppressed = try lists.suppressed()
        binder = lists.binder
        let statement = Templates.insertCandidates.filled([
            "run": .expression(binder.bind(.bigint(request.runID), as: "bigint")),
            "segments": .expression(binder.bind(.texts(request.segments), as: "text[]")),
            "cut_run": .expression(
                binder.bind(request.cutRunID.map(Value.bigint) ?? .null, as: "bigint")
            ),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "left_out": .expression(binder.bind(.texts(request.leftOut), as: "text[]")),
            "suppressed": .from(suppressed), "consented": .from(consented),
            "needs_consent": .expression(needsConsent(request)),
            "is_control": .expression(control(request.isExclusion ? nil : group, &binder)),
            "joins_control": .expression(control(request.isExclusion ? group : nil, &binder)),
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition), "email": detail(rows.source.definition.email),
            "phone": detail(rows.source.definition.phone),
        ])
        return (statement, binder.values)
    }

    private func needsConsent(_ request: Request) -> Expression {
        (request.channel.consent.isEmpty ? Fragments.no : Fragments.yes).filled()
    }

    private func control(_ group: ControlGroup?, _ binder: inout Binder) -> Expression {
        guard let group else { return Fragments.no.filled() }
        return Fragments.isControl.filled([
            "salt": .expression(binder.bind(.text(group.salt), as: "text")),
            "share": .expression(binder.bind(.double(group.share), as: "numeric")),
        ])
    }
}
