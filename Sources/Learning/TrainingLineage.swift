/// Where a model's training data came from.
public struct TrainingLineage: Codable, Hashable, Sendable {
    /// As-ofs of the judged model.
    public var fitAsOfs: [String]
    /// The as-of of the gates.
    public var gateAsOf: String
    /// As-ofs of the kept model.
    public var refitAsOfs: [String]
    /// Rows the kept model learned from, and how many had the outcome.
    public var rows: Int, positives: Int
    /// The label source's rows before the as-of, and from when to when they reach.
    public var labelRows: Int, labelsBegin: String, labelsEnd: String
    /// SHA-256 of the features and labels learned from, in the order of training.
    public var dataSHA256: String

    private enum CodingKeys: String, CodingKey {
        case rows, positives
        case fitAsOfs = "fit_as_ofs"
        case gateAsOf = "gate_as_of"
        case refitAsOfs = "refit_as_ofs"
        case labelRows = "label_rows"
        case labelsBegin = "labels_begin"
        case labelsEnd = "labels_end"
        case dataSHA256 = "data_sha256"
    }
}
