/// What a destination is found to be, before anything is asked of it.
public struct DestinationState: Sendable {
    /// Whether it is there; one that is not is made when it is needed.
    public let isThere: Bool
    /// How many bytes it has room for; `nil` where it has no bound.
    public let freeBytes: Int?
}
