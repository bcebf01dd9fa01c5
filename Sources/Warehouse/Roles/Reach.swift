/// A way to reach somebody: what a customer has, and what a suppression may name them by.
public struct Reach: Sendable {
    /// What it is called, such as `e-mail`.
    public let name: String
    /// What one of it is called, such as `an address`.
    let one: String

    init(_ name: String, one: String) {
        self.name = name
        self.one = one
    }
}
