/// What definitions of outcomes may move the limits of.
public protocol LimitList: Sendable {
    /// The limits, each once.
    static var limits: [Limit<Self>] { get }
}
