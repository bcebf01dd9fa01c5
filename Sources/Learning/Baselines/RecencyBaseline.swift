/// A rank by recency: the fewer days since, the higher; never comes last.
struct RecencyBaseline: Baseline {
    let name = "recency"
    /// Where the feature stands in its set, from 0.
    let position: Int

    func ranks(_ examples: Examples) -> [Double] {
        examples.column(position).map { $0.isNaN ? -1e30 : -Double($0) }
    }
}
