/// Which scores of an outcome are chosen.
public enum ScoreBound: Sendable, Hashable {
    /// At least the one, below the other; `nil` bounds nothing.
    case range(atLeast: Double?, below: Double?)
    /// The highest ones: a share of the population, in `0...1`.
    case topShare(Double)
    /// So many of the highest ones.
    case top(Int)

    /// Returns how many of a population it takes by rank: all of them where the score itself decides.
    ///
    /// A share is rounded up, and nobody ranks behind the population.
    public func rank(among population: Int) -> Int {
        switch self {
        case .range: population
        case .topShare(let share): min(Int((Double(population) * share).rounded(.up)), population)
        case .top(let count): min(count, population)
        }
    }
}
