/// What a guard measured, and the level that it is of.
struct GuardedValue {
    /// The multiple or the share.
    let multiple: Double
    /// The level that it is of.
    let level: Double

    init(_ multiple: Double, level: Double) {
        self.multiple = multiple
        self.level = level
    }

    /// A level as a multiple of the one before; of nothing, everything is infinitely much.
    init(_ level: Double, before: Double) {
        multiple = before > 0 ? level / before : (level > 0 ? .infinity : 1)
        self.level = level
    }

    /// A count as a multiple of the one before; `nil` without one.
    init?(of count: Int, before: Int?) {
        guard let before, before > 0 else { return nil }
        self.init(Double(count), before: Double(before))
    }
}
