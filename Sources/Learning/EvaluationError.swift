/// Why a model could not be judged.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
    /// One outcome per propensity is needed.
    case shapeMismatch(propensities: Int, outcomes: Int)
    /// There was nobody to judge the model on.
    case noCustomers
    /// All outcomes are alike, so nothing can be ordered.
    case oneClass
    /// A propensity is not a finite number.
    case notFinite

    /// What is wrong.
    public var description: String {
        switch self {
        case .shapeMismatch(let propensities, let outcomes):
            "\(propensities) propensities for \(outcomes) outcomes"
        case .noCustomers: "nobody to judge the model on"
        case .oneClass: "all outcomes are alike: there is nothing to tell apart"
        case .notFinite: "a propensity is not a finite number"
        }
    }
}
