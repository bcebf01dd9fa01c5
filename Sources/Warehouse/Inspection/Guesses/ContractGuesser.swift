/// Guesses which relation plays which part: from who refers to whom, what columns hold, and how things are called.
public struct ContractGuesser {
    typealias Entry = ContractProposal.Entry

    let inspection: SchemaInspection
    /// The relations that somebody has named for a part, by their paths.
    let named: [SourceRole: String]
    var proposal = ContractProposal()
    var customers: Candidate?
    /// The customers' address column.
    var address: InspectedColumn?
    var orders: Candidate?
    var lines: InspectedRelation?
    var lineProduct: InspectedColumn?
    /// The column of events that says which of them are purchases.
    var purchaseKind: String?
    /// Where each relation stands among them, by paths: each link asks for both its ends.
    private let places: [String: Int]
    /// The day of each relation's newest row, by paths.
    let newestDays: [String: String]
    /// Whether any relation holds e-mail addresses.
    let holdsAddresses: Bool
    /// Relations that play a part already.
    var taken: Set<String> = []

    /// The relations, and who refers to whom; those that name versions of customers with the key of all versions.
    var relations: [InspectedRelation]
    var links: Links

    /// Creates a guesser for an inspected warehouse.
    ///
    /// - Parameters:
    ///   - inspection: what stands in it.
    ///   - named: relations that somebody has chosen for a part, as `schema.relation` or by a name that one alone has; the
    ///     columns of each, and the other parts, are guessed.
    /// - Throws: ``WarehouseError/notInspected(name:option:nearest:)`` for a relation that was not looked at.
    public init(_ inspection: SchemaInspection, named: [SourceRole: String] = [:]) throws {
        self.inspection = inspection
        self.named = try named.mapValues {
            try inspection.relations.path(named: $0, by: "--source")
        }
        relations = inspection.relations
        newestDays = Self.newestDays(of: inspection.relations)
        holdsAddresses = inspection.relations.contains {
            (Self.addresses($0)?.profile.share(.email) ?? 0) > 0.5
        }
        places = Dictionary(
            uniqueKeysWithValues: inspection.relations.enumerated().map {
                ($0.element.path, $0.offset)
            }
        )
        links = inspection.links
    }

    /// Returns the proposal.
    ///
    /// - Throws: `PostgresError` when the server is lost.
    public mutating func propose() async throws -> ContractProposal {
        proposal.unread = inspection.unread
        // What comes later may lean on what came before.
        for role in SourceRole.allCases { try await role.mapping.guess(role, in: &self) }
        tellOfNamed()
        if !proposal.has(.customers) {
            proposal.doubts.append("no relation of customers was found: map customers: by hand")
        }
        if !proposal.has(.orders), !proposal.has(.events) {
            proposal.doubts.append("no orders and no events were found: map one of them by hand")
        }
        if !proposal.has(.orders), proposal.has(.events), proposal.facts.purchases == nil {
            proposal.doubts.append(
                "no value of an event's type looks like a purchase: say which rows are, with where: in "
                    + "the outcome and its features"
            )
        }
        if !proposal.has(.consents) {
            proposal.doubts.append(
                "no consents were found: nobody will be exported before consents: is mapped"
            )
        }
        nameNearest()
        noteCompanies()
        guessCurrency()
        try await guessZone()
        try await measureBaseRate()
        proposal.tellFacts()
        proposal.sources.sort { $0.role < $1.role }
        return proposal
    }

    /// A relation by its path.
    func inspected(_ path: String) -> InspectedRelation? { places[path].map { relations[$0] } }

    /// Proposes a source.
    ///
    /// - Precondition: the role maps each column that an entry does.
    mutating func add(_ role: SourceRole, _ entries: [Entry]) {
        precondition(entries.compactMap(\.column).allSatisfy { role.column($0) != nil })
        let mapped = entries.first { $0.key == "relation" }?.value
        if let view = relations.compactMap(\.view).first(where: { $0.path == mapped }) {
            proposal.need(view, for: role)
        }
        proposal.sources.append((role, entries))
    }

    /// Notes which relations were considered for a part and why the first was chosen, where there was a choice.
    mutating func explain(_ role: SourceRole, _ ranked: [Candidate], least: Int) {
        guard let first = ranked.first, named[role] == nil else { return }
        let others = ranked.dropFirst().filter {
            2 * $0.points >= first.points && $0.points >= least / 2 || $0.isOldCopy
        }
        if first.points < least {
            guard [.customers, .orders, .consents].contains(role) else { return }
            proposal.considered[role] = ranked.prefix(4).map { "\($0.relation.path): \($0.words)" }
        } else if !others.isEmpty {
            proposal.considered[role] =
                ["\(first.relation.path) was chosen: \(first.words)"]
                + others.prefix(4).map { "not \($0.relation.path): \($0.words)" }
        }
    }

    /// The entry of a relation.
    func relationEntry(_ candidate: Candidate) -> Entry {
        let doubt =
            !candidate.relation.isWhole && candidate.relation.rowCount == 0
            ? "CHECK: holds no row; " : candidate.isDisputed ? "CHECK: " : ""
        return relationEntry(candidate.relation, candidate.words, doubt: doubt)
    }

    func relationEntry(_ relation: InspectedRelation, _ reason: String, doubt: String = "") -> Entry
    {
        let view = relation.view == nil ? "" : "CHECK: make this view first; of \(relation.path): "
        return Entry(
            key: "relation",
            value: relation.mappedPath,
            note: "\(view)\(doubt)\(relation.sizeWords); \(reason)"
        )
    }

    /// Whether a relation is called like those that play a role.
    static func isCalled(_ relation: InspectedRelation, _ role: SourceRole) -> Bool {
        let mapping = role.mapping
        return Names.matches(relation.name, mapping.usualName)
            && !(mapping.otherName.map { Names.matches(relation.name, $0) } ?? false)
    }

    /// A name for a column in definitions: small letters, digits and lines below.
    static func identifier(_ name: String) -> String {
        let plain = String(
            name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        )
        return plain.first?.isLetter == true ? plain : "c_\(plain)"
    }

    /// The values of a column, for somebody to look at: none of a column that may hold contact details.
    static func list(_ profile: ColumnProfile) -> String {
        guard profile.distinct > 0 else { return "no value" }
        guard profile.isCategory else { return "\(profile.distinct) different values" }
        let shown = profile.common.prefix(20).joined(separator: ", ")
        return profile.distinct > 20 ? "\(shown) and \(profile.distinct - 20) more" : shown
    }
}
