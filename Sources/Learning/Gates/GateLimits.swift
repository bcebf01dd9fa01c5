import Shapes

/// Limits a model has to keep, out of time.
public typealias GateLimits = Limits<Gates>

/// A limit of a gate that definitions may move, under `gates:`.
typealias GateLimit = Limit<Gates>

extension Shape where Value == GateLimits {
    static var gates: Self { .limits() }
}
