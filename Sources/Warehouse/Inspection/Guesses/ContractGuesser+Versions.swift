extension ContractGuesser {
    /// Gives rows that name a version of a customer, and no customer, a view that names the customer.
    mutating func nameCustomersOfVersions(_ customers: InspectedRelation, _ key: InspectedColumn) {
        guard customers.isOfToday, let versions = inspection.relation(customers.path) else {
            return
        }
        var found: [Link] = []
        for place in relations.indices where relations[place].path != customers.path {
            let own = links.of(relations[place].path).filter { $0.to.relation == customers.path }
            let named = own.filter { $0.to.column != key.name }.max { $0.strength < $1.strength }
            guard let link = named, !own.contains(where: { $0.to.column == key.name }) else {
                continue
            }
            let view = VersionView(of: relations[place], by: link, to: key, of: versions)
            relations[place].add(view, naming: key, by: link, of: versions)
            found.append(
                Link(
                    from: ColumnPlace(relation: relations[place].path, column: view.column),
                    to: ColumnPlace(relation: customers.path, column: key.name),
                    declaredWidth: 0,
                    contained: link.contained,
                    strength: link.strength
                )
            )
        }
        links = links.adding(found)
    }
}

extension InspectedRelation {
    /// Gives its rows the customer's key of the version that they name.
    fileprivate mutating func add(
        _ view: VersionView,
        naming key: InspectedColumn,
        by link: Link,
        of versions: InspectedRelation
    ) {
        let names = column(link.from.column)?.profile.cells ?? []
        var keys: [String: String] = [:]
        let (own, others) = (
            versions.column(link.to.column)?.profile.cells ?? [],
            versions.column(key.name)?.profile.cells ?? []
        )
        for case (.some(let version), .some(let key)) in zip(own, others) { keys[version] = key }
        // Of versions that were not looked at the number stands for the key: as many rows have one.
        let cells = names.map { name in name.map { keys[$0] ?? $0 } }
        var column = InspectedColumn(
            name: view.column,
            type: key.type,
            isUnique: false,
            isIndexed: false,
            declaredLink: nil,
            linkWidth: 0
        )
        column.profile = ColumnProfile(cells)
        columns.append(column)
        self.view = view
    }
}
