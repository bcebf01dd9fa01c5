import ContactPolicy
import Definitions
import Failures
import Features
public import Learning
import Postgres
import Registry
import Warehouse

/// Trains outcomes and stores the versions.
public struct TrainingStage: Sendable {
    private let day: RefreshDay

    /// The stage of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// Returns an outcome by its name.
    ///
    /// - Throws: ``RefreshError/unknown(_:_:defined:)``.
    public func outcome(_ name: String) throws(RefreshError) -> OutcomeDefinition {
        try day.configuration.outcomes.named(name, by: \.name, "outcome")[0]
    }

    /// Trains an outcome and stores the version, which waits for approval.
    ///
    /// - Throws: `LearningError`, `BoostingError`, `PostgresError`.
    public func run(_ outcome: OutcomeDefinition) async throws -> TrainedVersion {
        let (set, configuration, pool) = (day.configuration.featureSet, day.configuration, day.pool)
        let task = "train \(outcome.name)"
        let report = day.deployment.report
        let trainer = OutcomeTrainer(
            outcome,
            set,
            day.catalog,
            pool,
            reading: day.deployment.sources
        )
        let model = try await trainer.train(asOf: day.asOf) { report(.step(task: task, $0)) }
        report(.finished(task: task))
        let zone = configuration.warehouse.timeZone
        let days = try await BusinessDays(
            from: day.asOf,
            [outcome.reviewDays, -outcome.horizonDays],
            in: zone,
            from: pool
        )
        let version = try await ModelRegistry(pool).store(
            model,
            of: outcome,
            definitionHash: day.hashes.of("outcome", outcome.name),
            featureSetVersion: set.version,
            asOf: day.asOf,
            reviewAt: days.name(outcome.reviewDays),
            revision: "segcast \(Version.number)"
        )
        return TrainedVersion(
            outcome: outcome.name,
            version: version,
            asOf: day.asOf,
            gateAsOf: days[-outcome.horizonDays],
            owner: outcome.owner,
            purpose: outcome.purpose,
            governance: configuration.policy.governance,
            model: model
        )
    }

    /// Trains what was never trained or is due; a new version waits for approval.
    ///
    /// An outcome that cannot be trained keeps its champion, where it has one, holds no other, and is reported.
    func runDue() async throws -> [Retraining] {
        let registry = ModelRegistry(day.pool)
        let outcomes = day.configuration.outcomes
        let days = try await BusinessDays(
            from: day.asOf,
            outcomes.map { -$0.training.retrainDays },
            in: day.configuration.warehouse.timeZone,
            from: day.pool
        )
        var newest: [String: Instant] = [:]
        for outcome in outcomes {
            newest[outcome.name] = try await registry.newest(of: outcome.name)?.asOf
        }
        var trained: [Retraining] = []
        for outcome in outcomes
        where Retraining.isDue(newest[outcome.name], since: days[-outcome.training.retrainDays]) {
            let isFirst = newest[outcome.name] == nil
            var failure: (any ReportableFailure)?
            do {
                try requireSources(of: outcome)
                let version = try await run(outcome).version
                let made = Retraining(
                    outcome: outcome.name,
                    .trained(version: version),
                    isFirst: isFirst
                )
                trained.append(made)
            } catch let error as LearningError {
                failure = error
            } catch let error as RefreshError {
                failure = error
            }
            guard let failure else { continue }
            day.report(.notTrained(outcome: outcome.name, because: failure, isFirst: isFirst))
            trained.append(Retraining(outcome: outcome.name, .failed(failure), isFirst: isFirst))
        }
        return trained
    }

    /// Makes sure that the sources lost nothing of what an outcome learns from, or is labelled by: a name may stand for
    /// another column meanwhile.
    private func requireSources(of outcome: OutcomeDefinition) throws(RefreshError) {
        let lost = day.configuration.featureSet.features(lostBy: day.lost)
        guard lost.isEmpty, !day.lost.touch(outcome.label) else {
            throw .sourcesLost(outcome.name, .training, day.lost.findings)
        }
    }
}
