/// How many customers it takes to learn from, or to judge by, so that it is more than noise.
public struct ExamplesNeeded: Hashable, Sendable {
    /// Fewest customers with what is predicted, whose label is above 0.
    let positives: Int
    /// Fewest customers without.
    let negatives: Int

    /// So many with what is predicted, and so many without.
    public init(positives: Int, negatives: Int) {
        self.positives = positives
        self.negatives = negatives
    }

    /// Whether there are as many.
    func areMet(by examples: Examples) -> Bool {
        examples.positives >= positives && examples.labels.count - examples.positives >= negatives
    }

    /// How many, in words.
    var words: String {
        if positives == negatives { return "\(positives) of each are needed" }
        let both = [(positives, "with"), (negatives, "without")].filter { $0.0 > 0 }
        return both.map { "\($0.0) \($0.1)" }.joined(separator: " and ") + " are needed"
    }
}
