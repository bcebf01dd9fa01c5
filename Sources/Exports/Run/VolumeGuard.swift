/// By how much a list may shrink or grow before a person has to look at it.
struct VolumeGuard: Sendable {
    /// The shares of the list before that may be lost, and that may be won.
    let largestLoss: Double, largestGrowth: Double

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
        guard let before, before > 0 else { return true }
        if isWithin(count, of: before) { return true }
        guard let accepted else { return false }
        if count > before { return count <= accepted }
        return count >= accepted || (isStaged && isWithin(count, of: accepted))
    }

    private func isWithin(_ count: Int, of before: Int) -> Bool {
        let share = Double(count) / Double(before)
        return share >= 1 - largestLoss && share <= 1 + largestGrowth
    }
}
