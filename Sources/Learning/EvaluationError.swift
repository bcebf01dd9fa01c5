public import Failures

/// Why a model could not be judged.
public enum EvaluationError: ReportableFailure, Equatable {
    /// One label per propensity is needed.
    case shapeMismatch(propensities: Int, labels: Int)
    /// There was nobody to judge the model on.
    case noCustomers
    /// What is predicted happened to everybody or to nobody, so nothing can be ordered.
    case oneClass
    /// A propensity is not a finite number.
    case notFinite

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .shapeMismatch, .noCustomers, .oneClass, .notFinite: .data
        }
    }

    /// What is wrong.
    public var description: String {
        switch self {
        case .shapeMismatch(let propensities, let labels):
            "\(propensities) propensities for \(labels) labels"
        case .noCustomers: "nobody to judge the model on"
        case .oneClass:
            "what is predicted happened to everybody or to nobody: there is nothing to tell apart"
        case .notFinite: "a propensity is not a finite number"
        }
    }
}
