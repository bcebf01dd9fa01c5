/// A rank by recency: the fewer days since, the higher; never comes last.
struct RecencyBaseline: Baseline {
    static let word = "recency"

    private let position: Int

    init(by positions: BaselinePositions, learningFrom fit: Examples) {
        position = positions.recency
    }

    func guesses(of examples: Examples) -> [Double] {
        examples.column(position).map { $0.isNaN ? -1e30 : -Double($0) }
    }
}
