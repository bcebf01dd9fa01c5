/// The baselines that models can be held against, by their words on the card, for ever.
///
/// A baseline is a file of this folder and a case here. A kind of outcome names cases, so that what is not among them is
/// no kind's.
public enum BaselineWord: String, CaseIterable, Sendable {
    case recency
    case rfm = "rfm_logistic"

    /// The baseline that has the word.
    var baseline: any Baseline.Type {
        switch self {
        case .recency: RecencyBaseline.self
        case .rfm: RFMBaseline.self
        }
    }
}
