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
    func `a kind has baselines, each once`(word: String) throws {
        let kind = try #require(OutcomeKinds.all.first { $0.word == word })
        #expect(!kind.baselines.isEmpty && Set(kind.baselines).count == kind.baselines.count)
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

    @Test func `something occurs where a row is`() {
        let kind = OutcomeKinds.all[0]
        #expect(kind.word == "occurrence")
        #expect(kind.label(by: 1) == 1 && kind.label(by: nil) == 0)
        #expect(kind.baselines == [.recency, .rfm])
    }

    @Test func `a definition that names the usual kind is the one that names none`() {
        var named = OutcomeDefinition()
        named.kindWord = OutcomeKindWord.allCases[0]
        #expect(named == OutcomeDefinition())
        #expect(!named.isOtherQuestion(than: OutcomeDefinition()))
    }
}
