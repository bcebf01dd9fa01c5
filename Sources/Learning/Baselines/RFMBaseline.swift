import Boosting
import Glibc

/// A logistic regression on recency, frequency and monetary value: what a marketer would do by hand.
///
/// Values go through log(1 + x) and are standardised by the rows trained on; a missing one is the mean.
/// Trained by XGBoost's linear booster, whose coordinate descent repeats exactly.
struct RFMBaseline: Baseline {
    static let word = "rfm_logistic"

    private let positions: [Int]
    private let means: [Float]
    private let spreads: [Float]
    private let booster: Booster

    init(
        by features: BaselinePositions,
        learningFrom examples: Examples
    ) throws(BoostingError) {
        let positions = [features.recency, features.frequency, features.monetary]
        let columns = positions.map { examples.column($0).map(Self.transformed) }
        let means = columns.map { column -> Float in
            let known = column.filter { !$0.isNaN }
            return known.reduce(0, +) / Float(max(known.count, 1))
        }
        let spreads = zip(columns, means).map { column, mean -> Float in
            let known = column.filter { !$0.isNaN }
            let squares = known.reduce(Float(0)) { $0 + ($1 - mean) * ($1 - mean) }
            return max((squares / Float(max(known.count, 1))).squareRoot(), 1e-6)
        }
        self.positions = positions
        self.means = means
        self.spreads = spreads
        var parameters = BoostingParameters()
        parameters.booster = .linear
        parameters.eta = 0.5
        parameters.rounds = 100
        parameters.regLambda = 0
        booster = try Booster(
            training: Self.standardised(examples, positions, means, spreads),
            labels: examples.labels,
            parameters: parameters,
            isStopped: { Task.isCancelled }
        )
    }

    func guesses(of examples: Examples) throws -> [Double] {
        let matrix = Self.standardised(examples, positions, means, spreads)
        return try booster.predictions(for: matrix).map(Double.init)
    }

    private static func transformed(_ value: Float) -> Float {
        value.isNaN ? .nan : log1p(max(value, 0))
    }

    private static func standardised(
        _ examples: Examples,
        _ positions: [Int],
        _ means: [Float],
        _ spreads: [Float]
    ) -> FeatureMatrix {
        var matrix = FeatureMatrix(width: positions.count)
        matrix.values.reserveCapacity(examples.matrix.height * positions.count)
        for row in 0..<examples.matrix.height {
            for (index, position) in positions.enumerated() {
                let value = transformed(
                    examples.matrix.values[row * examples.matrix.width + position]
                )
                matrix.values.append(value.isNaN ? 0 : (value - means[index]) / spreads[index])
            }
        }
        return matrix
    }
}
