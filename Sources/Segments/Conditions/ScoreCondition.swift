/// A condition on a score of the release.
public struct ScoreCondition: Hashable, Sendable {
    /// The outcome.
    public var outcome: String
    /// Which of its scores meet it.
    public var bound: Bound

    /// One way to tell scores apart; several are several conditions.
    public enum Bound: Hashable, Sendable {
        /// Any score that is known.
        case known
        /// At least the one, below the other; `nil` bounds nothing.
        case range(atLeast: Double?, below: Double?)
        /// One of the outcome's tiers.
        case tier(String)
        /// The share of the outcome's population with the highest scores, in `0...1`.
        case topShare(Double)
        /// So many of the outcome's population with the highest scores.
        case top(Int)
    }

    /// Creates a condition.
    public init(outcome: String, bound: Bound = .known) {
        self.outcome = outcome
        self.bound = bound
    }
}

extension ScoreCondition: Codable {
    // One flat object, the keys that are there say which bound it is: stored definitions keep their hash.
    private enum CodingKeys: String, CodingKey {
        case outcome, atLeast, below, tier, topShare, top
    }

    /// Reads a condition; with keys of several bounds the first of tier, top and top share counts.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        outcome = try values.decode(String.self, forKey: .outcome)
        let atLeast = try values.decodeIfPresent(Double.self, forKey: .atLeast)
        let below = try values.decodeIfPresent(Double.self, forKey: .below)
        if let tier = try values.decodeIfPresent(String.self, forKey: .tier) {
            bound = .tier(tier)
        } else if let top = try values.decodeIfPresent(Int.self, forKey: .top) {
            bound = .top(top)
        } else if let share = try values.decodeIfPresent(Double.self, forKey: .topShare) {
            bound = .topShare(share)
        } else {
            bound = atLeast == nil && below == nil ? .known : .range(atLeast: atLeast, below: below)
        }
    }

    /// Writes the outcome and the keys of its bound.
    public func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(outcome, forKey: .outcome)
        switch bound {
        case .known: break
        case .range(let atLeast, let below):
            try values.encodeIfPresent(atLeast, forKey: .atLeast)
            try values.encodeIfPresent(below, forKey: .below)
        case .tier(let tier): try values.encode(tier, forKey: .tier)
        case .topShare(let share): try values.encode(share, forKey: .topShare)
        case .top(let count): try values.encode(count, forKey: .top)
        }
    }
}
