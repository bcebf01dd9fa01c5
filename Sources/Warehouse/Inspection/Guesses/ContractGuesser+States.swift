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
}
