public import Segments

/// What a segment's rule asks in a release, and how a customer stands to each of its conditions.
public struct RuleStanding: Codable, Sendable, Equatable {
    /// The rule, with its cutoffs in the release.
    public let rule: RuleParts
    /// Its conditions, in the order they are written.
    public let conditions: [Condition]

    /// A condition of the rule.
    public struct Condition: Codable, Sendable, Equatable {
        /// What it asks.
        public let criterion: Criterion
        /// Whether the rule turns it round.
        public let isNegated: Bool
        /// The customer's score or feature, in `unit`; `nil` when unknown, and where it goes by neither.
        public let value: Double?
        /// The unit of the value and of the criterion's bounds; `nil` where there is none.
        public let unit: String?
        /// Whether the customer meets it; `nil` where the sources would have to be asked, or numbers are not kept.
        public let isMet: Bool?
    }
}
