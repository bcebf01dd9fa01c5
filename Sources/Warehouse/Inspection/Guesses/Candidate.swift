/// A relation that may play a part, and what speaks for it and against.
struct Candidate: Sendable {
    let relation: InspectedRelation
    /// The column that tells its rows apart, where there is one.
    private(set) var key: InspectedColumn?
    /// How much speaks for it.
    private(set) var points = 0
    /// What does, and what does not.
    private(set) var reasons: [String] = []
    private(set) var objections: [String] = []
    /// What it would need besides.
    private(set) var lacks: [String] = []

    init(_ relation: InspectedRelation, key: InspectedColumn?) {
        self.relation = relation
        self.key = key
    }

    /// The same, its rows told apart, or put together, by another column.
    func keyed(by key: InspectedColumn) -> Self {
        var candidate = self
        candidate.key = key
        return candidate
    }

    /// Why a relation plays a part that somebody has named it for.
    static let toldReason = "you named it"

    /// The same, named by somebody: nothing that speaks against it counts.
    var told: Self {
        var candidate = Self(relation, key: key)
        candidate.add(0, Self.toldReason)
        for reason in reasons { candidate.add(0, reason) }
        return candidate
    }

    /// Counts what was seen; what speaks against it has fewer than no points.
    mutating func add(_ points: Int, _ reason: String, where holds: Bool = true) {
        guard holds else { return }
        self.points += points
        if points >= 0 { reasons.append(reason) } else { objections.append(reason) }
    }

    /// Notes what it would need; something that it has counts for it.
    mutating func need(_ points: Int, _ thing: String, seen: String, where holds: Bool) {
        if holds { add(points, seen) } else { lacks.append(thing) }
    }

    /// Whether the same stands elsewhere with newer rows.
    var isOldCopy = false

    /// Whether something speaks against it.
    var isDisputed: Bool { !objections.isEmpty }

    /// What it would need besides, in words; `nil` where it needs nothing.
    var lacking: String? { lacks.isEmpty ? nil : "it lacks \(lacks.joined(separator: ", "))" }

    /// What was seen, in words, and what it lacks; of one that hardly can be what speaks against it first.
    var words: String {
        if let lacking {
            return [reasons.joined(separator: ", "), objections.joined(separator: ", "), lacking]
                .filter { !$0.isEmpty }.joined(separator: "; ")
        }
        if points < 0 {
            return (objections + reasons.map { "though \($0)" }).joined(separator: ", ")
        }
        let against =
            objections.isEmpty ? "" : "; against it: \(objections.joined(separator: ", "))"
        return (reasons.isEmpty ? "nothing speaks for it" : reasons.joined(separator: ", "))
            + against
    }

    /// The likelier first; of two that are as likely the larger.
    static func isLikelier(_ one: Self, _ other: Self) -> Bool {
        (one.points, one.relation.rowCount, other.relation.path)
            > (other.points, other.relation.rowCount, one.relation.path)
    }
}
