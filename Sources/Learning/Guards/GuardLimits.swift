import Shapes

/// How far the scores of an outcome may move from one release to the next before somebody has to look.
public typealias GuardLimits = Limits<ReleaseLimits>

/// A limit of a guard that definitions may move, under `guards:`.
public typealias GuardLimit = Limit<ReleaseLimits>

extension Shape where Value == GuardLimits {
    static var guards: Self { .limits() }
}
