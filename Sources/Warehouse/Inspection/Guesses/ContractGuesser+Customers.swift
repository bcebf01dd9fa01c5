extension ContractGuesser {
    /// What a relation has to count to be taken for customers by itself.
    static let leastCustomers = 25

    mutating func guessCustomers() async throws {
        let ranked = free(for: .customers).map(\.today).compactMap(customerCandidate).sorted(
            by: Candidate.isLikelier
        )
        explain(.customers, ranked, least: Self.leastCustomers)
        let choice = choice(of: .customers, among: ranked, least: Self.leastCustomers)
        guard let best = choice, let key = best.key else { return }
        let relation = best.relation
        customers = best
        taken.insert(relation.path)
        nameCustomersOfVersions(relation, key)
        address = Self.addresses(relation)
        var entries = [relationEntry(best), try await keyEntry(key, of: relation)]
        if key.isText, key.profile.share(.email) > 0.5 {
            proposal.doubts.append(
                "the keys of \(relation.path) are addresses: key_is_contact_detail has to say why that may be"
            )
        }
        entries += time(relation, .customers, .createdAt)
        entries += details(relation)
        entries += try await exclusions(relation, .customers)
        add(.customers, entries)
        noteUnread(relation, .customers)
        noteTooFew(relation)
        noteElsewhere(relation, key)
        nameOtherShops(ranked)
    }

    private func customerCandidate(_ relation: InspectedRelation) -> Candidate? {
        let key = key(of: relation)
        var candidate = Candidate(relation, key: key)
        candidate.add(-60, "no column tells its rows apart", where: key == nil)
        let email = Self.addresses(relation)
        let isFilled = (email?.profile.share(.email) ?? 0) > 0.5
        if let email, isFilled {
            candidate.add(30, "\(email.name) holds e-mail addresses")
            let profile = email.profile
            candidate.add(10, "one a row", where: profile.distinct * 10 >= profile.known * 9)
            candidate.add(
                -10,
                "the same address stands in many rows",
                where: profile.distinct * 10 < profile.known * 7
            )
        }
        candidate.add(12, "\(email?.name ?? "") is called so", where: email != nil && !isFilled)
        let contacts = relation.columns.count {
            Names.matches($0.name, Self.contactNames)
        }
        candidate.add(
            min(contacts * 3, 15),
            contacts == 1
                ? "a column is called like a contact detail"
                : "\(contacts) columns are called like contact details",
            where: contacts > 0
        )
        judgeName(&candidate)
        if let key {
            judgeReferences(&candidate, key)
            judgeReach(&candidate, key)
            judgeReport(&candidate, key)
            judgeAge(&candidate)
        }
        // One that could be and has no key is worth a word.
        return candidate.points > (key == nil ? -45 : 0) ? candidate : nil
    }

    private func judgeName(_ candidate: inout Candidate) {
        let relation = candidate.relation
        let isUsual = Self.isCalled(relation, .customers)
        candidate.add(
            25,
            "called like customers",
            where: isUsual && Names.matches(relation.name, Self.surely)
        )
        candidate.add(
            12,
            "called like customers",
            where: isUsual && !Names.matches(relation.name, Self.surely)
        )
        candidate.add(
            -30,
            "called like something else",
            where: Names.matches(relation.name, CustomersMapping.otherName ?? "^$")
        )
        let hasMoney = relation.columns.contains {
            $0.isMeasure && $0.profile.hasFractions && $0.profile.distinct > 20
        }
        candidate.add(-10, "holds sums of money", where: hasMoney && !isUsual)
    }

    /// Who refers to it, and to whom it refers itself.
    private func judgeReferences(_ candidate: inout Candidate, _ key: InspectedColumn) {
        let relation = candidate.relation
        let found = links.to(relation.path).filter {
            $0.to.column == key.name || relation.isOfToday
        }
        judgeStaff(&candidate, found)
        var referers: [String] = []
        for link in found where !Self.isAuthor(link.from.column) {
            guard let other = inspected(link.from.relation),
                !referers.contains(other.path),
                other.columns.contains(where: { $0.isTime }),
                !other.isKey(other.column(link.from.column) ?? key)
            else { continue }
            referers.append(other.path)
        }
        candidate.add(
            min(12 + 6 * (referers.count - 1), 30),
            "\(referers.prefix(3).joined(separator: ", ")) refer\(referers.count == 1 ? "s" : "") to it",
            where: !referers.isEmpty
        )
        let owners = links.of(relation.path).filter {
            $0.to.relation != relation.path && !Self.isAuthor($0.from.column)
        }
        let isOwned = owners.contains { link in
            inspected(link.to.relation).map {
                Self.addresses($0) != nil && key.name != link.from.column
            } ?? false
        }
        candidate.add(-15, "its rows belong to somebody themselves", where: isOwned)
        let owner = owners.first { isAddressBook(relation, of: $0) }?.to.relation
        candidate.add(-25, "it holds addresses of those of \(owner ?? "")", where: owner != nil)
        let isDetail = owners.contains { $0.from.column == key.name && $0.declaredWidth > 0 }
        candidate.add(-10, "its key is another relation's", where: isDetail)
    }

    /// The column of e-mail addresses, by what it holds, else by its name.
    static func addresses(_ relation: InspectedRelation) -> InspectedColumn? {
        let texts = relation.columns.filter(\.isText)
        let holding = texts.filter { $0.profile.known > 0 && $0.profile.share(.email) > 0.7 }
        let named = texts.filter { Names.matches($0.name, "e_?mail|^mail|courriel|adresse_?mail") }
        return holding.first { column in named.contains { $0.name == column.name } }
            ?? holding.max { $0.profile.known < $1.profile.known }
            ?? named.first { $0.profile.known == 0 }
    }

    private static let surely =
        "customer|client|kund|household|haushalt|foyer|shopper|buyer|acheteur|käufer|kaeufer|cliente|klant|klient|zakazn|zákazn|member|mitglied"
    private static let contactNames =
        "mail|phone|mobil|tel|first_?name|last_?name|vorname|nachname|prenom|prénom|country|land$|pays|zip|post|plz|city|ort$|ville"

    /// Contact details and other columns of customers, by what they hold and how they are called.
    private func details(_ relation: InspectedRelation) -> [Entry] {
        var entries: [Entry] = []
        var used: Set<String> = []
        for detail in SourceRole.customers.columns where detail.kind != .time && detail.key != .key
        {
            let found = Self.shapes[detail.key]
            var column: InspectedColumn?
            var note = "by its name"
            if detail.key == .email {
                column = address
                note = "holds e-mail addresses"
            } else {
                let named = relation.columns.filter {
                    !used.contains($0.name)
                        && ($0.isText || detail.key == .birthDate && $0.isTime)
                        && Names.matches($0.name, detail.usualName ?? "^$")
                }
                // Of a country's name and its code the one that more values are one of.
                column = named.max { one, other in
                    found.map { one.profile.share($0) < other.profile.share($0) } ?? false
                }
            }
            if detail.key == .state, let state = column {
                guard let judged = Self.judged(state: state) else { continue }
                entries.append(judged)
                continue
            }
            if let shape = found, let own = column, own.profile.known > 0,
                own.profile.share(shape) < 0.3
            {
                note = "CHECK: by its name; few of its values look like \(detail.key.rawValue)"
            }
            if column == nil, let shape = found {
                let least = shape == .country ? 0.95 : 0.8
                column = relation.columns.first {
                    $0.isText && !used.contains($0.name) && $0.profile.known > 0
                        && !Provinces.areSalutations($0.profile.someValues)
                        && $0.profile.share(shape) >= least
                        && !$0.profile.someValues.contains(where: ValueShape.flag.fits)
                }
                note = "by what it holds"
            }
            if column == nil, detail.key == .birthDate {
                column = relation.columns.first { $0.isTime && Self.isBirth($0) }
                note = "CHECK: days of birth by their years"
            }
            guard let column, used.insert(column.name).inserted else { continue }
            entries.append(Entry(detail.key, column.name, note: note))
        }
        return entries
    }

    private static let shapes: [ColumnKey: ValueShape] = [
        .email: .email, .phone: .phone, .country: .country,
    ]

    /// A state of an address, where its values are states or provinces; an offer where nobody can tell; nothing where they
    /// are states of something else.
    private static func judged(state column: InspectedColumn) -> Entry? {
        let profile = column.profile
        guard profile.known > 0 else {
            return Entry(.state, column.name, note: "CHECK: by its name; it holds nothing yet")
        }
        if profile.someValues.contains(where: Provinces.isAccountWord) { return nil }
        if profile.share(.province) >= 0.6 {
            return Entry(.state, column.name, note: "its values are states or provinces")
        }
        return Entry(
            .state,
            column.name,
            note:
                "CHECK: take the # away if these are states of addresses; few of its values are known ones",
            isOffer: true
        )
    }

    /// Names customers of another shop: whom orders of their own refer to, and none of those of the first.
    private mutating func nameOtherShops(_ ranked: [Candidate]) {
        guard let own = ranked.first else { return }
        func orders(of people: Candidate) -> [InspectedRelation] {
            links.to(people.relation.path).compactMap { inspected($0.from.relation) }
                .filter { other in
                    other.columns.contains { $0.isTime }
                        && other.columns.contains { $0.isMeasure && $0.profile.hasFractions }
                }
        }
        let ownOrders = Set(orders(of: own).map(\.path))
        guard !ownOrders.isEmpty else { return }
        for other in ranked.dropFirst() where other.points >= Self.leastCustomers {
            let theirs = orders(of: other).filter { !ownOrders.contains($0.path) }
            guard let first = theirs.max(by: { $0.rowCount < $1.rowCount }),
                links.between(other.relation.path, own.relation.path) == nil,
                links.between(own.relation.path, other.relation.path) == nil
            else { continue }
            proposal.doubts.append(
                "\(other.relation.path) with \(first.path) looks like another shop: one database is one shop's, and "
                    + "\(own.relation.path) was proposed; for the other inspect its schema alone, into another folder and "
                    + "another database"
            )
        }
    }
}
