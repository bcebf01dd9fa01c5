/// How customers would be ranked without a model.
public protocol Baseline {
    /// Its name on the card.
    var name: String { get }

    /// Returns one number a customer: the higher, the likelier; same count, same order as `examples`.
    func ranks(_ examples: Examples) throws -> [Double]
}
