import Channels
public import Postgres
import Synchronization
import Warehouse

extension ContactPlanner {
    /// Finds those on a run's list who may no longer be on it, and what others may no longer be found by.
    ///
    /// Run it after the run was locked: what it reads is then younger than every withdrawal that the lock
    /// waited for. What it finds lasts for the transaction, until ``takeOutLeaving(of:in:)``.
    ///
    /// - Returns: how many leave, or lose something that they are found by.
    public func findLeaving(_ request: Request, on own: Session) async throws -> Int {
        try await own.expectWholeLists()
        if try await takeDenials(request, on: own) { try await denyForms(request, on: own) }
        try await own.query(SQL.makePeople)
        var binder = Binder.literals
        let rows = try CustomerRows(.customers, in: catalog, &binder)
        let people = rows.copyOfKeys()
        try await own.stayingAwake {
            try await sources.withSession { reader in
                _ = try await Transfer.rows(
                    people,
                    from: reader,
                    into: Templates.takePeople.filled([:]),
                    on: own
                )
            }
        }
        let values: [Value] = [
            .bigint(request.runID), .text(catalog.definition.keySpace),
            .boolean(request.question.needsConsent),
        ]
        try await own.query(SQL.findLeaving, values)
        return try await own.one(SQL.countLeaving).affectedCount
    }

    /// Takes those out of a run whom ``findLeaving(_:on:)`` found, and gives back their contacts.
    public func takeOutLeaving(of runID: Int64, in session: isolated Session) throws {
        try session.query(SQL.releaseLeaving, [.bigint(runID)])
        try session.query(SQL.fileLeaving, [.bigint(runID)])
    }

    /// Reads what customers said, whom nobody may contact, and by what none of them may be found.
    ///
    /// - Returns: whether any suppression is a digest, of a form that nobody knows.
    func takeDenials(_ request: Request, on own: Session) async throws -> Bool {
        for statement in [SQL.makeWords, SQL.makeSuppressed, SQL.makeHeard, SQL.makeDenied] {
            try await own.query(statement)
        }
        // On a replica: nobody's withdrawal may be missed because it is on its way.
        try await own.stayingAwake { try await ReadPosition.catchUp(sources, with: own) }
        let question = try await question(of: request)
        let list = SuppressedContacts(catalog)
        let countries = try await own.stayingAwake {
            try await CustomerCountries.read(catalog, from: sources)
        }
        var lists = ContactLists(
            catalog: catalog,
            question: question,
            now: request.now,
            binder: .literals
        )
        let words = Templates.copyWords.filled(["words": try lists.words()])
        let suppressed = Templates.copySuppressed.filled([
            "suppressed": lists.suppressed()
        ])
        let hasDigests = try await sources.withSession { reader in
            try await own.stayingAwake {
                _ = try await Transfer.rows(
                    words,
                    from: reader,
                    into: Templates.takeWords.filled([:]),
                    on: own
                )
            }
            try await own.stayingAwake {
                _ = try await Transfer.rows(
                    suppressed,
                    from: reader,
                    into: Templates.takeSuppressed.filled([:]),
                    on: own
                )
            }
            try await takeDenied(request, question, countries, from: reader, on: own)
            guard let list else { return false }
            return try await takeSuppressed(list, request, countries, from: reader, on: own)
        }
        if catalog.tellsByAddress { try await denyAddresses(request, on: own) }
        let gone = try await own.query(SQL.findGone, [.text(catalog.definition.keySpace)])
        if gone.affected > 0 { try await own.query(SQL.denyGone) }
        return hasDigests
    }

    private func question(of request: Request) async throws -> ConsentQuestion {
        ConsentQuestion(
            request.question,
            spelledPurposes: try await ConsentSpellings.purposes(catalog, from: sources),
            spelledBrands: try await ConsentSpellings.brands(catalog, from: sources)
        )
    }

    /// Reads the details of those who are denied, and takes their identifiers.
    private func takeDenied(
        _ request: Request,
        _ question: ConsentQuestion,
        _ countries: [String],
        from reader: Session,
        on own: Session
    ) async throws {
        let (statement, values) = try ContactStatement(catalog).denied(
            by: question,
            holdingBack: request.question.heldBack(isCut: request.isCut),
            now: request.now
        )
        let judge = judge(request)
        try await own.stayingAwake { try await reader.beginRows(statement, values) }
        try await takeNames(on: own) {
            try await own.stayingAwake { try await reader.readContacts() }
        } naming: { (rows: [SourceRow], names) in
            let identifiers = judge.identifiers
            for row in rows {
                names += identifiers.names(denying: row.details, dialledIn: countries)
            }
        } hearing: { rows in
            var heard = BinaryRows()
            for row in rows {
                heard.begin(fields: 1)
                heard.append(bytea: row.key)
            }
            return heard
        }
    }

    /// Reads the suppressed details, and takes what they deny; returns whether any is a digest.
    private func takeSuppressed(
        _ list: SuppressedContacts,
        _ request: Request,
        _ countries: [String],
        from reader: Session,
        on own: Session
    ) async throws -> Bool {
        let judge = judge(request)
        let digests = Mutex(false)
        try await own.stayingAwake { try await list.begin(on: reader) }
        try await takeNames(on: own) {
            try await own.stayingAwake { try await reader.readSuppressed(list) }
        } naming: { rows, names in
            let identifiers = judge.identifiers
            for (detail, value) in rows.flatMap(\.cells) {
                names += identifiers.names(
                    denying: value,
                    kind: detail.kind,
                    dialledIn: countries
                )
                if Suppressed.isDigest(value) { digests.withLock { $0 = true } }
            }
        }
        return digests.withLock { $0 }
    }

    /// Takes the names that pages of rows come to, and whose rows they are.
    private func takeNames<Page: Sendable>(
        on own: Session,
        _ next: () async throws -> Page?,
        naming: @escaping @Sendable (Page, inout [UUIDBytes]) -> Void,
        hearing: @escaping @Sendable (Page) -> BinaryRows = { _ in BinaryRows() }
    ) async throws {
        try await OwnThread.inOrder(next: next) { page in
            var names: [UUIDBytes] = []
            naming(page, &names)
            var rows = BinaryRows()
            for name in names {
                rows.begin(fields: 1)
                rows.append(uuid: name)
            }
            return (names: rows, heard: hearing(page))
        } take: { rows in
            try await own.take(rows.names, into: Templates.takeDenied.filled([:]))
            try await own.take(rows.heard, into: Templates.takeHeard.filled([:]))
        }
    }
}

extension Session {
    /// Copies rows into a table of this transaction.
    func take(_ rows: BinaryRows, into statement: Statement) throws(PostgresError) {
        guard rows.count > 0 else { return }
        try beginCopyIn(statement)
        try sendCopy(BinaryRows.header + rows.bytes + BinaryRows.trailer)
        try endCopyIn(rows: rows.count)
    }
}
