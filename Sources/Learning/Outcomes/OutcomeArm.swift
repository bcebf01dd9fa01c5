/// One score that a version of an outcome gives a customer.
public struct OutcomeArm: Hashable, Sendable {
    /// Its name among the columns of scores, for ever.
    public let name: String
    /// The name of the version's blob that holds the model which makes it.
    public let blob: String

    /// Creates an arm.
    public init(_ name: String, by blob: String) {
        self.name = name
        self.blob = blob
    }
}
