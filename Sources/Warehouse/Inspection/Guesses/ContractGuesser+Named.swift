import Texts

extension ContractGuesser {
    /// The relations that may play a part: none that plays another, or that somebody has named for another.
    func free(for role: SourceRole) -> [InspectedRelation] {
        relations.filter { !taken.contains($0.path) && isFree($0, for: role) }
    }

    /// Whether nobody has named a relation for another part alone.
    func isFree(_ relation: InspectedRelation, for role: SourceRole) -> Bool {
        named[role] == relation.path || !named.values.contains(relation.path)
    }

    /// The relation of a part: the one that somebody has named, whatever speaks against it, else the likeliest if enough
    /// speaks for it.
    ///
    /// - Parameters:
    ///   - role: the part.
    ///   - ranked: the candidates, the likeliest first.
    ///   - least: how much has to speak for one that nobody has named.
    /// - Returns: the relation; `nil` where none plays the part.
    func choice(of role: SourceRole, among ranked: [Candidate], least: Int) -> Candidate? {
        guard let path = named[role] else {
            return ranked.first.flatMap { $0.points >= least ? $0 : nil }
        }
        let seen = ranked.first { $0.relation.path == path }
        let candidate = seen ?? inspected(path).map { Candidate($0, key: key(of: $0)) }
        return candidate?.told
    }

    /// Notes which of the relations that somebody has named could not be made a source.
    mutating func tellOfNamed() {
        for (role, path) in named.sorted(by: { $0.key < $1.key }) {
            guard let source = proposal.sources.first(where: { $0.role == role }) else {
                proposal.doubts.append(
                    "\(role.rawValue): \(path) was named, and nothing was found in it that says whose its rows are and what "
                        + "they say: map it by hand"
                )
                continue
            }
            let mapped = Set(source.entries.compactMap(\.column))
            var lacking = role.columns.filter { $0.isRequired && !mapped.contains($0.key) }.map(
                \.key
            )
            let owner = role.mapping.owner
            let naming = role.columns.filter(\.namesSomebody).map(\.key) + [owner, .order]
            let isNamed =
                !mapped.isDisjoint(with: naming)
                || source.entries.contains { $0.key == "customer_email" }
            if role.column(owner) != nil, !isNamed, !lacking.contains(owner) {
                lacking.append(owner)
            }
            guard !lacking.isEmpty else { continue }
            let keys = lacking.map(\.rawValue).joined(separator: ", ")
            proposal.doubts.append(
                "\(role.rawValue): \(path) was named, and no column of it looks like \(keys): say which is"
            )
        }
    }
}

extension [InspectedRelation] {
    /// The path of a relation that somebody names: as `schema.relation`, or by a name that one alone has.
    ///
    /// - Parameters:
    ///   - name: what it is called.
    ///   - option: the option that names it.
    /// - Returns: its path.
    /// - Throws: ``WarehouseError/notInspected(name:option:nearest:)`` where none, or more than one, is meant.
    func path(named name: String, by option: String) throws -> String {
        let found = filter { $0.path == name || Source.split($0.path)?.name == name }
        if let exact = found.first(where: { $0.path == name }) { return exact.path }
        guard found.count == 1 else {
            let near = found.first?.path ?? Texts.nearest(to: name, among: map(\.path))
            throw WarehouseError.notInspected(name: name, option: option, nearest: near)
        }
        return found[0].path
    }
}
