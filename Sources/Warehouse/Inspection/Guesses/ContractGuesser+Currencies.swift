extension ContractGuesser {
    /// Notes the currencies that amounts are in by a relation of currencies that a column refers to.
    ///
    /// One is a candidate; of several, amounts would be added up that are in different ones.
    mutating func noteReferredCurrency(_ relation: InspectedRelation, _ role: SourceRole)
        async throws
    {
        guard role == .orders || !proposal.has(.orders) else { return }
        for column in relation.columns where column.profile.known > 0 {
            let meaning = meaning(of: column, in: relation, least: 1) {
                ValueShape.currency.fits($0)
            }
            // Countries have currencies too, several the same.
            guard let meaning, Set(meaning.words.values).count == meaning.words.count else {
                continue
            }
            let kinds = try await allKinds(column, of: relation) ?? column.profile.common
            let codes = kinds.compactMap { kind in
                meaning.words[kind].map { (kind: kind, code: $0) }
            }
            .filter { ValueShape.currency.fits($0.code) }
            guard let first = codes.first, codes.count == kinds.count else { continue }
            let place = "\(relation.path) \(column.name), by \(meaning.relation.path)"
            proposal.currencies += codes.prefix(5).map { ($0.code, place) }
            guard codes.count > 1 else { return }
            let seen = codes.prefix(8).map {
                "\($0.code) (\(column.profile.counts[$0.kind] ?? 0) rows)"
            }
            let sample = relation.isWhole ? "" : " in the sample"
            proposal.doubts.append(
                "\(role.rawValue): amounts of \(relation.path) are in \(seen.joined(separator: ", "))\(sample), by "
                    + "\(column.name) and \(meaning.relation.path), and would be added up as if they were in one: keep those "
                    + "of one, such as exclude: [{column: \(ContractProposal.yaml(column.name)), except: "
                    + "[\(ContractProposal.quoted(first.kind))], because: other_currency}], or map a view with converted amounts"
            )
            return
        }
    }
}
