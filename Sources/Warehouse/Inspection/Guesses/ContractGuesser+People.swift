extension ContractGuesser {
    /// Columns by which somebody can be reached: of e-mail addresses, of phone numbers, of streets.
    static func reaching(_ relation: InspectedRelation) -> [InspectedColumn] {
        let email = addresses(relation)
        return relation.columns.filter { column in
            guard column.isText, column.name != email?.name else {
                return column.name == email?.name
            }
            let isNamed = Names.matches(column.name, reachName)
            guard column.profile.known > 0 else { return isNamed }
            return column.profile.share(.phone) > 0.6
                || isNamed && column.profile.distinct > 5 && !column.profile.isCategory
        }
    }

    /// A relation that holds addresses of those of another, by their key: the one that most of them have.
    func addressBook(of relation: InspectedRelation, _ key: InspectedColumn) -> InspectedRelation? {
        links.to(relation.path).filter {
            $0.to.column == key.name && !Self.isAuthor($0.from.column)
        }
        .compactMap { link -> (InspectedRelation, Int)? in
            guard let other = inspected(link.from.relation),
                let column = other.column(link.from.column),
                let email = Self.addresses(other), email.profile.share(.email) > 0.5
            else { return nil }
            return (other, min(column.profile.distinct, email.profile.known))
        }
        .max { $0.1 < $1.1 }?.0
    }

    /// Whether a relation holds addresses of those of another, whom more refer to than to it.
    func isAddressBook(_ relation: InspectedRelation, of link: Link) -> Bool {
        guard let owner = inspected(link.to.relation),
            let target = owner.column(link.to.column), owner.isKey(target),
            Self.addresses(owner) == nil, relation.rowCount <= 5 * owner.rowCount
        else { return false }
        func referers(_ path: String) -> Int {
            Set(links.to(path).filter { !Self.isAuthor($0.from.column) }.map(\.from.relation)).count
        }
        return referers(owner.path) > referers(relation.path)
    }

    /// Whether a column names who wrote or served, not whose a row is.
    static func isAuthor(_ name: String) -> Bool { Names.matches(name, authorName) }

    /// Whether people can be reached, by the relation itself or by another that refers to it.
    func judgeReach(_ candidate: inout Candidate, _ key: InspectedColumn) {
        guard Self.reaching(candidate.relation).isEmpty else { return }
        if let book = addressBook(of: candidate.relation, key) {
            candidate.add(25, "\(book.path) holds their e-mail addresses")
            return
        }
        candidate.add(holdsAddresses ? -25 : -1, "nothing in it says how to reach anybody")
    }

    /// Whether it only reports on those of another relation: one row of numbers each.
    func judgeReport(_ candidate: inout Candidate, _ key: InspectedColumn) {
        let relation = candidate.relation
        let measures = relation.columns.count { $0.name != key.name && ($0.isMeasure || $0.isTime) }
        guard measures >= 2, 2 * measures >= relation.columns.count - 1,
            Self.reaching(relation).isEmpty
        else { return }
        let about = links.of(relation.path).first { link in
            guard link.from.column == key.name, link.to.relation != relation.path,
                let other = inspected(link.to.relation), let target = other.column(link.to.column)
            else { return false }
            return other.isKey(target) || other.history?.keys.contains(target.name) ?? false
        }
        guard let about else { return }
        candidate.add(-40, "its rows are numbers about those of \(about.to.relation)")
    }

    /// Whether its rows are people who write rows and serve customers: a handful whom nearly everything refers to, or whom
    /// columns of authors name alone.
    func judgeStaff(_ candidate: inout Candidate, _ referers: [Link]) {
        let relation = candidate.relation
        let others = Set(referers.filter { !Self.isAuthor($0.from.column) }.map(\.from.relation))
        let authored = Set(referers.map(\.from.relation)).subtracting(others)
        candidate.add(
            -20,
            "rows of \(authored.sorted().prefix(3).joined(separator: ", ")) name it as who wrote them",
            where: !authored.isEmpty && authored.count > others.count
        )
        guard relation.isWhole, (1..<Self.mostStaff).contains(relation.rowsRead) else { return }
        let largest = others.union(authored).compactMap(inspected).max { $0.rowCount < $1.rowCount }
        guard let largest, largest.rowCount >= 100 * relation.rowsRead else { return }
        candidate.add(
            -40,
            "\(relation.rowsRead) of them have \(largest.rowCount) rows of \(largest.path): a handful who serve, not who buy"
        )
    }

    /// Most people that a shop's staff may be.
    private static let mostStaff = 100

    private static let reachName =
        "phone|telef|mobil|handy|^tel|_tel$|street|stra(ss|ß)e|(^|_)rue|address|adress|indirizzo|direcci|ulica"
    private static let authorName =
        "(^|_)(author|auteur|autor|autore|creator|editor|employee|staff|clerk|cashier|operator|sales_?person|sales_?rep"
        + "|verk(ä|ae)ufer|vendeur|vendedor|mitarbeiter|bearbeiter|erfasser|sachbearbeiter|kassierer|caissier|dipendente"
        + "|operatore|empleado|medewerker|pracownik)(_|$)"
        + "|(creat(ed|e)|updat(ed|e)|modif(ied|y)?|chang(ed|e)|enter(ed)?|approv(ed)?|post(ed)?|handl(ed)?|writ(e|ten))_?(by|uid|user)"
        + "|(crea|cree|créé|modif|maj|saisi)_?(par|user)|(angelegt|erfasst|ge(ä|ae)ndert)_?von|user_(crea|modi|upd|maj)"
}
