import Learning

extension Forecast {
    /// Propensities, and whether what is predicted happened.
    init(_ propensities: [Double], _ happened: [Bool]) {
        self.init(predictions: propensities, labels: happened.map { $0 ? 1 : 0 })
    }
}
