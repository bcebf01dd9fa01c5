/// What would be guessed of customers without a model.
///
/// A baseline is a file of this folder and one of the baselines of a kind of outcome.
public protocol Baseline: SendableMetatype {
    /// Its word on the card, for ever.
    static var word: String { get }

    /// Prepares to guess by features at `positions`, and learns from `fit` where it learns at all.
    init(by positions: BaselinePositions, learningFrom fit: Examples) throws

    /// Returns one number a customer, as the leading metric of the kind takes it: where that only ranks, the higher, the
    /// likelier; same count, same order as `examples`.
    func guesses(of examples: Examples) throws -> [Double]
}
