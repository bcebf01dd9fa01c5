/// How customers would be ranked without a model.
protocol Baseline {
    /// Prepares to rank by features at `positions`, and learns from `fit` where it learns at all.
    init(by positions: BaselinePositions, learningFrom fit: Examples) throws

    /// Returns one number a customer: the higher, the likelier; same count, same order as `examples`.
    func ranks(_ examples: Examples) throws -> [Double]
}
