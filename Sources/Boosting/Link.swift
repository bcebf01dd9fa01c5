import Glibc

/// How a margin, which is what a model's leaves come to, becomes a prediction.
///
/// The functions are the library's, in its order of operations.
enum Link: Sendable {
    /// Log-odds become shares.
    case logistic
    /// Logarithms become counts and amounts.
    case exponential

    /// Returns the margin of a prediction.
    func margin(of prediction: Float) -> Float {
        switch self {
        case .logistic: -log(1 / prediction - 1)
        case .exponential: log(prediction)
        }
    }

    /// Returns the predictions of margins; same count, same order.
    func predictions(of margins: [Float]) -> [Float] {
        // Chosen once for all of them, so that no row asks.
        switch self {
        case .logistic: margins.map { 1 / (expf(min(-$0, 88.7)) + 1 + 1e-16) }
        case .exponential: margins.map { expf($0) }
        }
    }
}
