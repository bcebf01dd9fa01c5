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

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `each baseline of a kind learns from its labels, and guesses not of all alike`(
        word: String
    ) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let positions = try BaselinePositions(of: Self.baseline, in: Self.featureSet)
        var fit = Self.fit
        fit.labels = fit.labels.map { kind.label(by: $0 > 0 ? 3 : nil) }
        for baseline in kind.baselines {
            let guesses = try baseline.init(by: positions, learningFrom: fit).guesses(of: fit)
            #expect(guesses.count == 60 && Set(guesses).count > 1, "\(baseline.word)")
            let forecast = Forecast(predictions: guesses, labels: fit.labels)
            #expect(try kind.leading.measure(forecast).isFinite, "\(baseline.word)")
        }
    }

    @Test func `no two baselines have one word`() {
        let baselines = OutcomeKinds.all.flatMap(\.baselines)
        let words = Dictionary(grouping: baselines, by: { $0.word })
        for (word, found) in words {
            #expect(Set(found.map { ObjectIdentifier($0) }).count == 1, "\(word)")
        }
    }

    @Test func `the recent come first`() throws {
        let positions = try BaselinePositions(of: Self.baseline, in: Self.featureSet)
        let recency = RecencyBaseline(by: positions, learningFrom: Self.fit)
        let guesses = recency.guesses(of: Self.fit)
        #expect(guesses[0] > guesses[59])
    }

    @Test func `a feature that the set does not have is told by its name`() {
        var unknown = Self.baseline
        unknown.monetary = "spend"
        #expect(throws: LearningError.unknownFeature("spend", featureSet: "planted")) {
            try BaselinePositions(of: unknown, in: Self.featureSet)
        }
    }
}
