/// A condition of some kind, as it stands in a rule.
public struct RuleCondition: Hashable, Sendable {
    let condition: any SegmentCondition

    init(_ condition: some SegmentCondition) { self.condition = condition }

    /// The attributes of customers that it reads, by their names under `columns:`.
    public var attributes: Set<String> { condition.attributes }

    /// The tiers that it names, which their outcomes have to have.
    public var tiers: Set<NamedTier> { condition.tiers }

    /// Whether both are of one kind and say the same.
    public static func == (left: Self, right: Self) -> Bool {
        AnyHashable(left.condition) == AnyHashable(right.condition)
    }

    /// Hashes what it says.
    public func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(condition)) }
}
