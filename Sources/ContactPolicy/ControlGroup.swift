/// A stable share of everybody that is held back, so that an effect can be measured.
public struct ControlGroup: Codable, Hashable, Sendable {
    /// Its name.
    public var name = ""
    /// What its hash begins with: another salt is another group.
    public var salt = ""
    /// The share of customers in it, in `0...1`.
    public var share = 0.0
    /// The brand whose exports hold it back; `nil` for those of every brand.
    public var brand: String?

    /// Creates an empty group.
    public init() {}
}
