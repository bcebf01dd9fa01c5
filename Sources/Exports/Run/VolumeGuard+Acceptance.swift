import Warehouse

extension VolumeGuard {
    /// Whether a list of `count` may follow one of `before`.
    ///
    /// - Parameters:
    ///   - count: who is on the list, or would be had the caps room.
    ///   - before: the same of the list before; `nil` for the first, which is measured by nothing.
    ///   - accepted: how many a person accepted. It covers every list between that one and the list before, and
    ///     no larger change.
    ///   - isStaged: whether details that nobody can match were taken out since: of an accepted list they may
    ///     be as many as the guard lets any list lose.
    /// - Returns: `false` when a person has to look first.
    func allows(_ count: Int, before: Int?, accepted: Int?, isStaged: Bool = false) -> Bool {
        switch verdict(from: before, to: count) {
        case .unmeasured, .within: return true
        case .grew: return accepted.map { count <= $0 } ?? false
        case .shrank:
            guard let accepted else { return false }
            return count >= accepted
                || (isStaged && verdict(from: accepted, to: count) == .within)
        }
    }
}
