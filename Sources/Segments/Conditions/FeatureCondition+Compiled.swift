import Features
import Postgres

extension FeatureCondition: SegmentCondition {
    func compiled(_ facts: RuleFacts, into binder: inout Binder) throws(SegmentError)
        -> CompiledRule
    {
        guard let place = facts.featureSet.position(of: feature) else {
            throw .unknownFeature(feature)
        }
        let position = Hole.expression(binder.bind(.integer(place + 1), as: "integer"))
        var conditions = [Fragments.featureKnown.filled(["position": position])]
        var words: [String] = []
        if let atLeast {
            let limit = binder.bind(.double(atLeast), as: "real")
            conditions.append(
                Fragments.featureAtLeast.filled(["position": position, "limit": .expression(limit)])
            )
            words.append("\(feature) >= \(atLeast)")
        }
        if let atMost {
            let limit = binder.bind(.double(atMost), as: "real")
            conditions.append(
                Fragments.featureAtMost.filled(["position": position, "limit": .expression(limit)])
            )
            words.append("\(feature) <= \(atMost)")
        }
        return CompiledRule(
            conditions,
            words.isEmpty ? "\(feature) is known" : words.joined(separator: " and ")
        )
    }
}
