/// A rank by recency: the fewer days since, the higher; never comes last.
struct RecencyBaseline: Baseline {
    private let position: Int

    init(by positions: BaselinePositions, learningFrom fit: Examples) {
        position = positions.recency
    }

    func ranks(_ examples: Examples) -> [Double] {
        examples.column(position).map { $0.isNaN ? -1e30 : -Double($0) }
    }
}
