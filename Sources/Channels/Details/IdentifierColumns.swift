/// The columns of a format that make one identifier.
public struct IdentifierColumns: Sendable {
    /// What they find somebody by.
    public let kind: Identifier.Kind
    /// The columns that say who it is, by their place in the header, in the order they are joined.
    public let columns: [Int]
    /// What has to be there for it to find anybody: of each group at least one column.
    public let needed: [[Int]]
    /// Columns that say more of it and nothing without it: they go when it goes.
    public let companions: [Int]

    /// One column that finds somebody by itself.
    init(_ kind: Identifier.Kind, _ column: Int) {
        self.init(kind, [column], needed: [[column]])
    }

    init(
        _ kind: Identifier.Kind,
        _ columns: [Int],
        needed: [[Int]],
        companions: [Int] = []
    ) {
        self.kind = kind
        self.columns = columns
        self.needed = needed
        self.companions = companions
    }

    /// Whether `cells` hold as much of it as finds somebody.
    func isComplete(in cells: [Cell]) -> Bool {
        needed.allSatisfy { $0.contains { cells[$0].isPresent } }
    }
}
