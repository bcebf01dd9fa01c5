import Glibc

/// Whether a difference is larger than chance makes it: few customers must not hold a release.
enum Chance {
    /// Standard errors past which a difference is none of chance: one of a thousand, two-sided.
    static let errors = 3.29

    /// What is known of the scores of some customers.
    struct Sample {
        let count: Int
        let mean: Double
        /// Of single scores, with n - 1.
        let variance: Double
    }

    /// Whether two means differ by more than chance.
    ///
    /// - Returns: false also when one side has fewer than two customers.
    /// - SeeAlso: Welch, "The generalization of Student's problem when several different population
    ///   variances are involved", Biometrika 1947.
    static func excludes(_ one: Sample, _ other: Sample) -> Bool {
        guard one.count > 1, other.count > 1 else { return false }
        let squared =
            one.variance / Double(one.count) + other.variance / Double(other.count)
        return abs(one.mean - other.mean) > errors * squared.squareRoot()
    }

    /// Whether two shares, each a count of a whole, differ by more than chance.
    ///
    /// - SeeAlso: Fleiss, Levin and Paik, "Statistical Methods for Rates and Proportions", 2003, chapter 3.
    static func excludes(_ one: (count: Int, of: Int), _ other: (count: Int, of: Int)) -> Bool {
        guard one.of > 0, other.of > 0 else { return false }
        let pooled = Double(one.count + other.count) / Double(one.of + other.of)
        let squared = pooled * (1 - pooled) * (1 / Double(one.of) + 1 / Double(other.of))
        let difference =
            Double(one.count) / Double(one.of) - Double(other.count) / Double(other.of)
        return abs(difference) > errors * squared.squareRoot()
    }

    /// Whether a share lies above a limit by more than chance.
    ///
    /// - SeeAlso: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927.
    static func liesAbove(_ limit: Double, _ count: Int, of whole: Int) -> Bool {
        guard whole > 0 else { return false }
        let error = (limit * (1 - limit) / Double(whole)).squareRoot()
        return Double(count) / Double(whole) - limit > errors * error
    }
}
