/// A column whose values are keys of another relation.
struct Link: Sendable, Hashable {
    let from: ColumnPlace, to: ColumnPlace
    /// Whether a foreign key says so, and of how many columns.
    let declaredWidth: Int
    /// Of the values that were looked up the share that are keys there, in `0...1`.
    let contained: Double
    /// How strong the evidence is; more is stronger.
    let strength: Double

    /// Why it is one, in words.
    var words: String {
        switch declaredWidth {
        case 0:
            "\(Int((contained * 100).rounded(.down))) % of its values are keys of \(to.relation)"
        case 1: "foreign key to \(to.relation)"
        default: "part of a foreign key of \(declaredWidth) columns to \(to.relation)"
        }
    }
}

/// Who refers to whom.
struct Links: Sendable {
    private let all: [Link]
    private let byFrom: [String: [Link]]
    private let byTo: [String: [Link]]

    init(_ links: [Link]) {
        all = links
        byFrom = Dictionary(grouping: links) { $0.from.relation }
        byTo = Dictionary(grouping: links) { $0.to.relation }
    }

    /// The same with some more.
    func adding(_ links: [Link]) -> Self { Self(all + links) }

    /// What a relation refers to.
    func of(_ relation: String) -> [Link] { byFrom[relation] ?? [] }

    /// Who refers to a relation.
    func to(_ relation: String) -> [Link] {
        (byTo[relation] ?? []).filter { $0.from.relation != relation }
    }

    /// The strongest reference of one relation to another.
    func between(_ relation: String, _ other: String) -> Link? {
        of(relation).filter { $0.to.relation == other }.max { $0.strength < $1.strength }
    }
}
