import Boosting
import Features
import Testing

@testable import Learning

/// What every baseline has to keep, whatever it ranks by.
struct BaselineTests {
    /// Sixty customers, ten features apart: the less recent, the rarer.
    private static let fit: Examples = {
        var examples = Examples(width: 3)
        for customer in 0..<60 {
            examples.matrix.values += [Float(customer), Float(60 - customer), Float(customer % 7)]
            examples.customerIDs.append(Int64(customer))
            examples.labels.append(customer % 3 == 0 ? 1 : 0)
        }
        return examples
    }()

    private static let featureSet: FeatureSetDefinition = {
        var set = FeatureSetDefinition()
        set.name = "planted"
        set.features = ["recency", "frequency", "monetary"].map { name in
            var feature = FeatureDefinition()
            feature.name = name
            return feature
        }
        return set
    }()

    private static let baseline: BaselineDefinition = {
        var baseline = BaselineDefinition()
        (baseline.recency, baseline.frequency, baseline.monetary) = (
            "recency", "frequency", "monetary"
        )
        return baseline
    }()

    @Test(arguments: BaselineWord.allCases)
    func `a baseline ranks everybody, and not all alike`(word: BaselineWord) throws {
        let positions = try BaselinePositions(of: Self.baseline, in: Self.featureSet)
        let ranks = try word.baseline.init(by: positions, learningFrom: Self.fit).ranks(Self.fit)
        #expect(ranks.count == 60 && Set(ranks).count > 1)
    }

    @Test func `no two words are one baseline's`() {
        let baselines = BaselineWord.allCases.map { ObjectIdentifier($0.baseline) }
        #expect(Set(baselines).count == baselines.count)
    }

    @Test func `the recent come first`() throws {
        let positions = try BaselinePositions(of: Self.baseline, in: Self.featureSet)
        let ranks = RecencyBaseline(by: positions, learningFrom: Self.fit).ranks(Self.fit)
        #expect(ranks[0] > ranks[59])
    }

    @Test func `a feature that the set does not have is told by its name`() {
        var unknown = Self.baseline
        unknown.monetary = "spend"
        #expect(throws: LearningError.unknownFeature("spend", featureSet: "planted")) {
            try BaselinePositions(of: unknown, in: Self.featureSet)
        }
    }
}
