public import Postgres
public import Warehouse

/// Decides whom a run may contact, and charges the contacts.
public struct ContactPlanner: Sendable {
    /// What a run asks for.
    public struct Request: Sendable {
        /// The run.
        public var runID: Int64
        /// Segments whose members are candidates, and those whose members are left out.
        public var segments: [String], leftOut: [String]
        /// Where they would be contacted.
        public var channel: ChannelDefinition
        /// The group that is held back, if any.
        public var controlGroup: ControlGroup?
        /// The caps that apply.
        public var caps: [FrequencyCap]
        /// When the contacts count.
        public var contactAt: Instant
        /// What consents may not be dated after.
        public var now: Instant

        /// Creates a request.
        public init(
            runID: Int64,
            segments: [String],
            leftOut: [String],
            channel: ChannelDefinition,
            controlGroup: ControlGroup?,
            caps: [FrequencyCap],
            contactAt: Instant,
            now: Instant
        ) {
            self.runID = runID
            self.segments = segments
            self.leftOut = leftOut
            self.channel = channel
            self.controlGroup = controlGroup
            self.caps = caps.filter { $0.channels.contains(channel.name) }.sorted {
                $0.name < $1.name
            }
            self.contactAt = contactAt
            self.now = now
        }
    }

    private let catalog: WarehouseCatalog

    /// Creates a planner that reads consents and contact details through `catalog`.
    public init(_ catalog: WarehouseCatalog) { self.catalog = catalog }

    /// Files every candidate in one bucket and charges the included ones, in the caller's transaction.
    ///
    /// Everybody is denied who did not consent to every purpose of the channel, also when no consents
    /// are mapped. A customer whom one cap refuses gets back what the caps before it charged.
    ///
    /// - Throws: `WarehouseError`, `PostgresError`; the caller rolls back.
    public func plan(_ request: Request, in session: isolated Session) throws {
        let (statement, values) = try candidates(request)
        try session.query(SQL.allowMemory)
        try session.query(statement, values)
        let run = Value.bigint(request.runID)
        for cap in request.caps {
            let opens = request.contactAt.advanced(byHours: -cap.windowHours)
            try session.query(
                SQL.chargeCap,
                [
                    run, .text(cap.name), .timestamptz(request.contactAt), .timestamptz(opens),
                    .integer(cap.limit),
                ]
            )
            try session.query(SQL.markCapped, [run, .text(cap.name)])
            if request.caps.count > 1 { try session.query(SQL.refundCapped, [run]) }
        }
        try session.query(
            SQL.insertReservations,
            [run, .text(request.channel.name), .timestamptz(request.contactAt)]
        )
        try session.query(SQL.markIncluded, [run])
    }

    /// Takes customers out of a run, files them under the reasons given and gives back their contacts.
    public func drop(
        _ customers: [(customerID: Int64, reason: String)],
        from runID: Int64,
        at time: Instant,
        in session: isolated Session
    ) throws {
        let run = Value.bigint(runID)
        let ids = Value.bigints(customers.map(\.customerID))
        try session.query(SQL.releaseContacts, [run, ids])
        try session.query(SQL.releaseReservations, [run, ids, .timestamptz(time)])
        try session.query(SQL.fileCandidates, [run, ids, .texts(customers.map(\.reason))])
    }

    /// Gives back every contact of a run and forgets its candidates, so that it can be planned again.
    public func release(_ runID: Int64, at time: Instant, in session: isolated Session) throws {
        let run = Value.bigint(runID)
        try session.query(SQL.releaseRunContacts, [run])
        try session.query(SQL.releaseRunReservations, [run, .timestamptz(time)])
        try session.query(SQL.deleteCandidates, [run])
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
        var conditions = ConsentConditions(catalog: catalog, binder: binder)
        let consent = try conditions.hasConsent(to: request.channel.consent, now: request.now)
        let suppressed = try conditions.isSuppressed()
        binder = conditions.binder
        let statement = Templates.listWithdrawn.filled([
            "run": .expression(binder.bind(.bigint(request.runID), as: "bigint")),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "is_suppressed": .expression(suppressed), "has_consent": .expression(consent),
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition),
        ])
        try session.query(SQL.allowMemory)
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
        var conditions = ConsentConditions(catalog: catalog, binder: binder)
        let consent = try conditions.hasConsent(to: request.channel.consent, now: request.now)
        let suppressed = try conditions.isSuppressed()
        binder = conditions.binder
        let statement = Templates.insertCandidates.filled([
            "run": .expression(binder.bind(.bigint(request.runID), as: "bigint")),
            "segments": .expression(binder.bind(.texts(request.segments), as: "text[]")),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "is_left_out": .expression(
                Fragments.isInSegments.filled([
                    "segments": .expression(binder.bind(.texts(request.leftOut), as: "text[]"))
                ])
            ),
            "is_suppressed": .expression(suppressed), "has_consent": .expression(consent),
            "is_control": .expression(control(request.controlGroup, &binder)),
            "key": .expression(rows.key), "base": .from(rows.base),
            "condition": .expression(rows.condition), "email": detail(rows.source.definition.email),
            "phone": detail(rows.source.definition.phone),
        ])
        return (statement, binder.values)
    }

    private func control(_ group: ControlGroup?, _ binder: inout Binder) -> Expression {
        guard let group else { return Fragments.no.filled() }
        return Fragments.isControl.filled([
            "salt": .expression(binder.bind(.text(group.salt), as: "text")),
            "share": .expression(binder.bind(.double(group.share), as: "numeric")),
        ])
    }
}
