/// What a model minimises, and with it what it predicts, by XGBoost's name.
///
/// - SeeAlso: XGBoost 1.7 documentation, "Learning Task Parameters".
public enum BoostingObjective: String, Codable, CaseIterable, Sendable {
    /// The log-loss of what comes true or does not; labels are 0 and 1, predictions in `0...1`.
    case logistic = "binary:logistic"
    /// The deviance of counts; labels are whole numbers from 0, predictions above 0.
    case poisson = "count:poisson"
    /// The deviance of amounts of which many are 0; labels are from 0, predictions above 0.
    case tweedie = "reg:tweedie"

    /// How its margins become predictions.
    var link: Link {
        switch self {
        case .logistic: .logistic
        case .poisson, .tweedie: .exponential
        }
    }
}
