import Postgres
import Warehouse

extension ContactPlanner {
    /// Reads the details of the candidates who may be contacted by what is known of their key, and takes what they
    /// can be found by, or what is wrong with their details; where it `isAliased`, also which other forms of it a digest
    /// may deny.
    func takeBearers(_ request: Request, isAliased: Bool, on own: Session) async throws {
        let eligible = try await own.query(SQL.numberEligible).affected
        try await takeBearers(request, of: eligible, isAliased: isAliased, on: own)
    }

    /// Denies those on a run's list whose address or number a digest denies in another form: their details are read
    /// once more, for a name does not tell what it was made from.
    func denyForms(_ request: Request, on own: Session) async throws {
        let values: [Value] = [.bigint(request.runID), .text(catalog.definition.keySpace)]
        let listed = try await own.query(SQL.numberListed, values).affected
        try await takeBearers(request, of: listed, isAliased: true, on: own)
    }

    private func takeBearers(
        _ request: Request,
        of eligible: Int,
        isAliased: Bool,
        on own: Session
    ) async throws {
        try await own.query(SQL.makeBearers)
        if isAliased { try await own.query(SQL.makeAliases) }
        guard eligible > 0 else { return }
        try await own.query(SQL.indexEligible)
        let judge = judge(request)
        let wanted = EligiblePages(own)
        let taken = try await sources.withSession { reader in
            var contacts = try await own.stayingAwake {
                try await ContactReader(catalog, from: reader) { try await wanted.next($0) }
            }
            var taken = 0
            try await OwnThread.inOrder {
                try await contacts.next()
            } work: { page in
                let identifiers = judge.identifiers
                let others = isAliased ? judge.others : []
                var (rows, aliases) = (BinaryRows(), BinaryRows())
                for contact in page {
                    rows.begin(fields: 4)
                    rows.append(bigint: contact.customerID)
                    switch judge.names(of: contact, by: identifiers) {
                    case .leftOut(let reason):
                        rows.append(text: reason.rawValue)
                        rows.append(uuids: [])
                        rows.append(uuids: nil)
                        continue
                    case .found(let names):
                        rows.append(text: nil)
                        rows.append(uuids: names.found)
                        rows.append(uuids: names.reached)
                    }
                    guard isAliased else { continue }
                    for (alias, name) in identifiers.aliases(of: contact.details, in: others) {
                        aliases.begin(fields: 2)
                        aliases.append(uuid: alias)
                        aliases.append(uuid: name)
                    }
                }
                return (bearers: rows, aliases: aliases)
            } take: { rows in
                taken += rows.bearers.count
                try await own.take(rows.bearers, into: Templates.takeBearers.filled([:]))
                try await own.take(rows.aliases, into: Templates.takeAliases.filled([:]))
            }
            return taken
        }
        precondition(taken == eligible, "\(taken) of \(eligible) candidates were read")
        if isAliased { try await own.query(SQL.denyAliases) }
    }
}

/// Hands out the eligible candidates by pages.
private actor EligiblePages {
    private let session: Session
    private var last = 0

    init(_ session: Session) { self.session = session }

    func next(_ count: Int) async throws -> [ContactReader.Wanted] {
        let bounds: [Value] = [.integer(last + 1), .integer(last + count)]
        last += count
        return try await session.query(SQL.listEligible, bounds).map {
            ContactReader.Wanted(
                key: $0.externalKey,
                customerID: $0.customerID,
                identifiers: []
            )
        }
    }
}
