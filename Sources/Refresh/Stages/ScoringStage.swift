import Definitions
import Failures
import Features
import Learning
import Registry
public import Scores
public import Texts
import Warehouse

/// Scores everybody with every champion.
public struct ScoringStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// What was scored.
    public struct Result: Sendable {
        /// The release: everybody's features, and the scores of every outcome that has a champion.
        public let release: Release
        /// The outcomes that nobody is scored by, in order of name.
        public let held: [HeldOutcome]
    }

    /// What scores, and what cannot.
    private struct Scorable {
        var entries: [Scorer.Entry] = []
        var held: [HeldOutcome] = []
        /// What is measured of each customer.
        let measured: FeatureSetDefinition

        /// Tells what is measured, where that is not what the champions read alone.
        var layout: String? {
            measured.isLayout ? "\(measured.name) \(measured.version)" : nil
        }
    }

    /// The champions with their populations, and the outcomes that have none which can score.
    private func scorable() async throws -> Scorable {
        for finding in try await day.findings(.scoring) { day.report(.finding(finding)) }
        var scorable = Scorable(measured: try await FeatureStage(day).measured())
        for outcome in day.configuration.outcomes {
            do {
                scorable.entries.append(try await entry(of: outcome, among: scorable.measured))
            } catch let failure as any ReportableFailure where Self.holds(failure) {
                scorable.held.append(HeldOutcome(outcome: outcome.name, failure: failure))
            }
        }
        return scorable
    }

    /// Whether a failure is of one outcome's model alone, and none of the others'.
    private static func holds(_ failure: any ReportableFailure) -> Bool {
        if let error = failure as? RefreshError, case .sourcesLost = error { return true }
        return failure is RegistryError || failure is ScoreError || failure is LearningError
            || failure is StoredDefinitionError
    }

    /// What scores an outcome; nothing does while a feature cannot be measured that outcomes learn from.
    private func entry(of outcome: OutcomeDefinition, among measured: FeatureSetDefinition)
        async throws -> Scorer.Entry
    {
        let lost = day.configuration.featureSet.features(lostBy: day.lost)
        guard lost.isEmpty else {
            throw RefreshError.sourcesLost(outcome.name, .scores(lost.sorted()), day.lost.findings)
        }
        let champion = try await ModelRegistry(day.pool).champion(of: outcome.name)
        let trained =
            try await DefinitionStore(day.pool).outcome(hash: champion.definitionHash) ?? outcome
        let entry = try Scorer.Entry(
            champion,
            trained,
            day.configuration.featureSet,
            trainedOn: try await features(of: champion),
            among: measured
        )
        try entry.requirePast(of: day.asOf)
        if trained.isOtherQuestion(than: outcome) {
            day.report(.outcomeRedefined(outcome: outcome.name, version: champion.version))
        }
        return entry
    }

    /// The features that a champion was trained on, where the definitions hold another version by now and its amounts
    /// are in the same currency.
    private func features(of champion: Champion) async throws -> FeatureSetDefinition? {
        let (set, contract) = (day.configuration.featureSet, day.configuration.warehouse)
        guard champion.featureSet == set.name, champion.featureSetVersion != set.version,
            let trained = try await FeatureStage(day).builder.registered(
                set.name,
                version: champion.featureSetVersion
            ),
            trained.currency == nil || trained.currency == contract.currency
        else { return nil }
        return try await DefinitionStore(day.pool).featureSet(hash: trained.definitionHash)
    }

    /// Returns what the champions scored as of the day; `nil` where nobody was scored by them yet.
    ///
    /// - Throws: as ``run(again:)``.
    public func find() async throws -> Release? {
        let scorable = try await scorable()
        return try await Scorer(day.pool).find(
            key: Scorer.releaseKey(asOf: day.asOf, scorable.entries, layout: scorable.layout)
        )
    }

    /// Scores everybody, unless these champions have scored this as-of before and nobody says why again.
    ///
    /// An outcome without a champion that can score holds no other: no score of it is made. Where there is none at all the release holds everybody's features, which is what segments without an outcome read.
    ///
    /// - Throws: `ScoreError`, ``RefreshError``, `PostgresError`.
    public func run(again reason: Reason? = nil) async throws -> Result {
        let scorable = try await scorable()
        let (entries, layout) = (scorable.entries, scorable.layout)
        let scorer = Scorer(day.pool)
        let key = Scorer.releaseKey(asOf: day.asOf, entries, layout: layout)
        if let reason, let earlier = try await scorer.scoreAgain(key: key, because: reason) {
            day.report(.scoredAgain(releaseID: earlier))
        }
        let known = try await scorer.find(key: key)
        if let known, known.state != .scoring {
            return Result(release: known, held: scorable.held)
        }
        let begun =
            if let known { known } else {
                try await scorer.begin(FeatureStage(day).run(), entries, layout: layout)
            }
        let width = scorable.measured.features.count
        let task = "scores as of \(day.asOfLabel)"
        let report = day.deployment.report
        let scored = try await scorer.score(begun, entries, width: width) {
            report(.step(task: task, $0))
        }
        report(.finished(task: task))
        return Result(release: scored, held: scorable.held)
    }
}
