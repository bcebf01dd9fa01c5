import Features
import Postgres
import Shapes

extension FeatureCondition: SegmentCondition {
    static var word: String { "feature" }
    static var key: String { "feature" }
    static var shape: Shape<Self> { .featureCondition }
    var features: Set<String> { [feature] }

    func compiled(_ facts: RuleFacts, into binder: inout Binder) throws(SegmentError)
        -> CompiledRule
    {
        guard let place = facts.features[feature] else { throw .featureNotBuilt(feature) }
        let position = binder.bind(.integer(place), as: "integer")
        let value = Fragments.feature.filled(["position": position])
        var conditions = [value.isNotNull]
        if let atLeast {
            conditions.append((value >= binder.bind(.double(atLeast), as: "real")).or(.false))
        }
        if let atMost {
            conditions.append((value <= binder.bind(.double(atMost), as: "real")).or(.false))
        }
        var criterion = Criterion(feature)
        (criterion.atLeast, criterion.atMost) = (atLeast, atMost)
        return CompiledRule(conditions, criterion)
    }
}
