import Boosting
import Testing

@testable import Learning

/// What every kind of outcome has to keep, whatever it predicts.
struct OutcomeKindTests {
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

    /// What a kind labels four hundred customers with, of whom every fourth has rows that come to 3.
    private func labels(_ kind: any OutcomeKind) -> [Float] {
        (0..<400).map { kind.label(by: $0 % 4 == 0 ? 3 : nil) }
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `a kind labels some with 0 and others with more, and says what it predicts`(word: String)
        throws
    {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let labels = Set([nil, 0, 1, 3, 1e9].map { kind.label(by: $0) })
        #expect(labels.contains(0) && labels.contains { $0 > 0 })
        #expect(labels.allSatisfy { kind.scores.contains(Double($0)) })
        #expect(kind.scores.lowerBound == 0 && OutcomeKinds.scores.contains(kind.scores.upperBound))
        #expect(!(kind is any BinaryOutcome) || labels == [0, 1])
        #expect(Set(self.labels(kind)).count == 2)
        var outcome = OutcomeDefinition()
        outcome.horizonDays = 61
        let words = kind.words(for: outcome)
        #expect(words.contains("orders") && words.contains("61 days"))
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `the booster takes the labels of a kind, and predicts on their scale`(word: String) throws
    {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let labels = labels(kind)
        var parameters = BoostingParameters()
        (parameters.objective, parameters.rounds, parameters.eta) = (kind.objective, 50, 0.3)
        let matrix = FeatureMatrix(values: labels.map { $0 * 10 }, width: 1)
        let booster = try Booster(training: matrix, labels: labels, parameters: parameters)
        let predictions = try booster.predictions(for: matrix)
        for (prediction, label) in zip(predictions, labels) {
            #expect(abs(prediction - label) < 0.2)
        }
        #expect(try TreeEnsemble(booster.serialized()) != nil)
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `a kind is judged by metrics of different names`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let names = kind.metrics.map(\.name) + ["n", "base_rate"]
        #expect(names.count > 2 && Set(names).count == names.count)
        #expect(kind.metrics.allSatisfy { !$0.words.isEmpty })
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `a group's level is its mean label, within its interval`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let labels = labels(kind)
        let level = kind.level(of: labels)
        #expect(level.lower < level.mean && level.mean < level.upper)
        #expect(abs(level.mean - labels.reduce(0) { $0 + Double($1) } / 400) < 1e-9)
        #expect(kind.level(of: []).mean == 0)
        let few = kind.level(of: Array(labels[..<8]))
        #expect(few.upper - few.lower > level.upper - level.lower)
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
    func `a kind has baselines, each once`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let words = kind.baselines.map { $0.word }
        #expect(!words.isEmpty && Set(words).count == words.count)
    }

    @Test(arguments: OutcomeKinds.all.map(\.word))
    func `no gate of a kind lets a model pass that knows nothing`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        let labels = labels(kind)
        var outcome = OutcomeDefinition()
        outcome.kindWord = try #require(OutcomeKindWord(rawValue: word))
        let mean = labels.reduce(0) { $0 + Double($1) } / 400
        /// Predictions so far on the way from the mean to the label.
        func forecast(_ sight: Double) -> Forecast {
            Forecast(
                predictions: labels.map { mean + sight * (Double($0) - mean) },
                labels: labels
            )
        }
        func gates(_ sight: Double) throws -> [GateResult] {
            // The better baseline sees of two customers in three which they are.
            let better = labels.enumerated().map { mean * ($0 % 3 == 0 || $1 > 0 ? 1.2 : 0.9) }
            let evidence = try GateEvidence(
                outcome,
                forecast(sight),
                baselines: [
                    "worse": kind.leading.measure(forecast(0)),
                    "better": kind.leading.measure(Forecast(predictions: better, labels: labels)),
                ]
            )
            return kind.gates.map { $0.judge(evidence) }
        }
        let blind = try gates(0)
        #expect(!blind.isEmpty && blind.contains { !$0.isPassed })
        let seeing = try gates(0.98)
        #expect(seeing.filter { !$0.isPassed }.isEmpty, "\(seeing)")
    }

    @Test func `something occurs where a row is`() {
        let kind = OutcomeKinds.all[0]
        #expect(kind.word == "occurrence")
        #expect(kind.label(by: 1) == 1 && kind.label(by: nil) == 0)
        #expect(kind.baselines.map { $0.word } == ["recency", "rfm_logistic"])
    }

    @Test func `a definition that names the usual kind is the one that names none`() {
        var named = OutcomeDefinition()
        named.kindWord = OutcomeKindWord.allCases[0]
        #expect(named == OutcomeDefinition())
        #expect(!named.isOtherQuestion(than: OutcomeDefinition()))
    }
}
