import Definitions
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

    /// The champions with their populations.
    ///
    /// - Throws: ``RefreshError/noOutcomes``; `RegistryError` while an outcome has no approved version.
    func entries() async throws -> [Scorer.Entry] {
        let registry = ModelRegistry(day.pool)
        for finding in try await day.findings(.scoring) { day.report(.finding(finding)) }
        var entries: [Scorer.Entry] = []
        for outcome in day.configuration.outcomes {
            let champion = try await registry.champion(of: outcome.name)
            let trained =
                try await DefinitionStore(day.pool).outcome(hash: champion.definitionHash)
                ?? outcome
            if trained.isOtherQuestion(than: outcome) {
                day.report(
                    .outcomeRedefined(outcome: outcome.name, version: champion.version)
                )
            }
            entries.append(
                try Scorer.Entry(
                    champion,
                    trained,
                    day.configuration.featureSet,
                    trainedOn: try await features(of: champion)
                )
            )
        }
        guard !entries.isEmpty else { throw RefreshError.noOutcomes }
        return entries
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

    /// What the champions' scores as of the day are found by.
    ///
    /// - Throws: as ``run(again:)``.
    public func releaseKey() async throws -> String {
        Scorer.releaseKey(asOf: day.asOf, try await entries())
    }

    /// Scores everybody, unless these champions have scored this as-of before and nobody says why again.
    ///
    /// - Throws: `RegistryError`, `ScoreError`, ``RefreshError``, `PostgresError`.
    public func run(again reason: Reason? = nil) async throws -> Release {
        let entries = try await entries()
        let scorer = Scorer(day.pool)
        let key = Scorer.releaseKey(asOf: day.asOf, entries)
        if let reason, let earlier = try await scorer.scoreAgain(key: key, because: reason) {
            day.report(.scoredAgain(releaseID: earlier))
        }
        let known = try await scorer.find(key: key)
        if let known, known.state != .scoring { return known }
        let begun =
            if let known { known } else {
                try await scorer.begin(FeatureStage(day).run(), entries)
            }
        let width = day.configuration.featureSet.features.count
        let task = "scores as of \(day.asOfLabel)"
        let report = day.deployment.report
        let scored = try await scorer.score(begun, entries, width: width) {
            report(.step(task: task, $0))
        }
        report(.finished(task: task))
        return scored
    }
}
