import Postgres

extension Expression {
    /// One measure over another; unknown where the other is zero or unknown.
    func ratio(to denominator: Expression) -> Expression {
        Fragments.ratio.filled(["numerator": self, "denominator": denominator])
    }
}
