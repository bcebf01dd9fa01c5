extension BinaryInteger {
    /// The number with what it counts: `1 day`, `2 days`.
    public func counted(_ thing: String) -> String { "\(self) \(thing)\(self == 1 ? "" : "s")" }
}
