import Boosting
import Features
import Testing

@testable import Learning

/// What every kind of outcome has to keep, whatever it predicts.
struct OutcomeKindTests {
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

    @Test func `no two kinds have one word, and each is found by its own`() {
        let words = OutcomeKinds.all.map(\.word)
        #expect(Set(words).count == words.count)
        #expect(OutcomeKindWord.allCases.map(\.rawValue) == words)
        for word in OutcomeKindWord.allCases {
            var outcome = OutcomeDefinition()
            outcome.kindWord = word
            #expect(outcome.kind.word == word.rawValue)
            #expect(outcome.boosting.objective == outcome.kind.objective)
        }
        #expect(OutcomeKindWord(rawValue: "whatever") == nil)
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `a kind gives scores of different names, each by a blob`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        #expect(!kind.arms.isEmpty)
        #expect(Set(kind.arms.map(\.name)).count == kind.arms.count)
        #expect(kind.arms.allSatisfy { !$0.name.isEmpty && !$0.blob.isEmpty })
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `a kind labels some with 1 and others with 0, and says what it predicts`(word: String)
        throws
    {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        #expect(Set([nil, 0, 1, 1e9].map { kind.label(by: $0) }) == [0, 1])
        var outcome = OutcomeDefinition()
        outcome.horizonDays = 61
        let words = kind.words(for: outcome)
        #expect(words.contains("orders") && words.contains("61 days"))
    }

    @Test func `kinds that have one key have one setting`() {
        let settings = Set(OutcomeKinds.all.flatMap(\.settings))
        #expect(Set(settings.map(\.key)).count == settings.count)
    }

    @Test(arguments: OutcomeKindWord.allCases.map(\.rawValue))
    func `what a definition sets of its kind is another question, and its card says so`(
        word: String
    ) throws {
        var usual = OutcomeDefinition()
        usual.kindWord = try #require(OutcomeKindWord(rawValue: word))
        for setting in usual.kind.settings {
            var outcome = usual
            outcome[setting] = setting.range.upperBound
            if outcome == usual { outcome[setting] = setting.range.lowerBound }
            #expect(outcome.kind.settings.contains(setting))
            #expect(outcome.isOtherQuestion(than: usual), "\(setting.key)")
            #expect(
                outcome.kind.words(for: outcome) != usual.kind.words(for: usual),
                "\(setting.key)"
            )
        }
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `a kind ranks everybody by each of its baselines`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let baselines = try kind.baselines(
            Self.baseline,
            Self.featureSet,
            learningFrom: Self.fit
        )
        #expect(Set(baselines.map(\.name)).count == baselines.count && !baselines.isEmpty)
        for baseline in baselines {
            let ranks = try baseline.ranks(Self.fit)
            #expect(ranks.count == 60 && Set(ranks).count > 1, "\(baseline.name)")
        }
        var unknown = Self.baseline
        unknown.monetary = "spend"
        #expect(throws: LearningError.unknownFeature("spend", featureSet: "planted")) {
            try kind.baselines(unknown, Self.featureSet, learningFrom: Self.fit)
        }
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `no gate of a kind lets a model pass that knows nothing`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let happened = (0..<400).map { $0 % 4 == 0 }
        var outcome = OutcomeDefinition()
        outcome.kindWord = try #require(OutcomeKindWord(rawValue: word))
        func gates(_ propensities: [Double]) throws -> [GateResult] {
            let evidence = try GateEvidence(
                outcome,
                propensities,
                happened,
                baselines: ["worse": 0.5, "better": 0.6]
            )
            return kind.gates.map { $0.judge(evidence) }
        }
        let blind = try gates([Double](repeating: 0.25, count: 400))
        #expect(!blind.isEmpty && blind.contains { !$0.isPassed })
        let seeing = try gates(happened.map { $0 ? 0.99 : 0.01 })
        #expect(seeing.filter { !$0.isPassed }.isEmpty, "\(seeing)")
    }

    @Test func `something occurs where a row is, and the recent come first`() throws {
        let kind = OutcomeKinds.all[0]
        #expect(kind.word == "occurrence")
        #expect(kind.label(by: 1) == 1 && kind.label(by: nil) == 0)
        let baselines = try kind.baselines(
            Self.baseline,
            Self.featureSet,
            learningFrom: Self.fit
        )
        #expect(baselines.map(\.name) == ["recency", "rfm_logistic"])
        let ranks = try baselines[0].ranks(Self.fit)
        #expect(ranks[0] > ranks[59])
    }

    @Test func `a definition that names the usual kind is the one that names none`() {
        var named = OutcomeDefinition()
        named.kindWord = OutcomeKindWord.allCases[0]
        #expect(named == OutcomeDefinition())
        #expect(!named.isOtherQuestion(than: OutcomeDefinition()))
    }
}
