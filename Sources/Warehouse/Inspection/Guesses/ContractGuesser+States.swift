extension ContractGuesser {
    /// What numbers and codes of a column mean, by a small relation that it refers to.
    struct Meaning {
        /// The relation that says so.
        let relation: InspectedRelation
        /// What each code stands for.
        let words: [String: String]
    }

    private static let mostMeanings = 300

    /// What the codes of a column mean, by the words of a small relation that are of a kind, where there is one.
    func meaning(
        of column: InspectedColumn,
        in relation: InspectedRelation,
        least: Int,
        _ isWanted: (String) -> Bool
    ) -> Meaning? {
        let targets = links.of(relation.path).filter { $0.from.column == column.name }
        for link in targets {
            guard let target = inspected(link.to.relation), target.isWhole,
                target.path != customers?.relation.path,
                target.rowsRead <= Self.mostMeanings,
                let codes = target.column(link.to.column)?.profile.cells
            else { continue }
            let texts = target.columns.filter { $0.isText && $0.name != link.to.column }
            func count(_ text: InspectedColumn) -> Int {
                text.profile.someValues.count(where: isWanted)
            }
            guard let text = texts.max(by: { count($0) < count($1) }), count(text) >= least else {
                continue
            }
            var words: [String: String] = [:]
            for case (.some(let code), .some(let word)) in zip(codes, text.profile.cells) {
                words[code] = word
            }
            return Meaning(relation: target, words: words)
        }
        return nil
    }

    /// The codes of a column of states that leave a row out, by the words of the relation that it refers to.
    func codedStates(
        _ column: InspectedColumn,
        of relation: InspectedRelation,
        _ role: SourceRole
    ) async throws -> (values: [String], reason: String, all: String)? {
        guard column.profile.isCategory else { return nil }
        let meaning = meaning(of: column, in: relation, least: 1) { StatusWords($0) != nil }
        guard let meaning, !Names.matches(column.name, Self.noState),
            !Names.matches(meaning.relation.name, Self.noState)
        else { return nil }
        let all = try await allKinds(column, of: relation) ?? column.profile.common
        let words = all.compactMap { meaning.words[$0] }
        let early = role == .orders ? StatusWords.unconfirmed(words) : []
        let left = all.filter { code in
            meaning.words[code].map { Self.leavesOut($0, role) || early.contains($0) } ?? false
        }
        guard !left.isEmpty, left.count < all.count else { return nil }
        let reasons = Set(
            left.map { code in
                meaning.words[code].flatMap(StatusWords.init)?.reason ?? StatusWords.pending.reason
            }
        )
        let seen = all.prefix(20).map { code in
            meaning.words[code].map { "\(code) (\($0))" } ?? code
        }
        return (
            left.sorted(),
            reasons.count == 1 ? reasons.first ?? "not_completed" : "not_completed",
            "\(seen.joined(separator: ", ")), by \(meaning.relation.path)"
        )
    }

    /// Notes numbers that are called like states, and of which nothing says what they mean.
    mutating func noteNumberedStates(_ relation: InspectedRelation, _ role: SourceRole) {
        for column in relation.columns
        where column.type.isNumber && (2...12).contains(column.profile.distinct)
            && Names.matches(column.name, Self.stateName)
            && column.profile.isCategory && !column.profile.hasFractions
            && meaning(of: column, in: relation, least: 1, { _ in true }) == nil
        {
            let counts = column.profile.common.map {
                "\($0) (\(column.profile.counts[$0] ?? 0) rows)"
            }
            let sample = relation.isWhole ? "" : " in the sample"
            proposal.doubts.append(
                "\(role.rawValue): \(column.name) of \(relation.path) has \(counts.joined(separator: ", "))\(sample), and "
                    + "nothing says what they mean: leave out those that do not count, such as exclude: "
                    + "[{column: \(ContractProposal.yaml(column.name)), values: [\"THOSE\"], because: cancelled}]"
            )
        }
    }

    static let stateName =
        "stat(e|us|o|i|ut)?(_|$)|_stat|(^|_)sta[nv](_|$)|zustand|etat|état|estado|phase|situa[ct]"
    static let noState =
        "consent|opt|market|subscri|payment_?method|zahlungsart|reason|grund|einwillig"
}
