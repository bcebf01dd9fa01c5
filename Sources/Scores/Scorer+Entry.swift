public import Features
public import Learning
public import Postgres
public import Registry

extension Scorer {
    /// One outcome to score: its champion and whom it is for.
    public struct Entry: Sendable {
        let champion: Champion
        let population: Population
        let arms: [OutcomeArm]
        /// Where the features that its models read stand in a row, from 0.
        let positions: [Int]
        /// The version of the features that are scored.
        let featureSetVersion: Int

        /// Creates an entry.
        ///
        /// - Parameters:
        ///   - champion: the version that scores.
        ///   - outcome: the outcome as it was when that was trained.
        ///   - set: the features that outcomes learn from.
        ///   - trained: the features that it was trained on, where they are another version.
        ///   - measured: the features that a row holds, in their order, where they are more than the set's.
        /// - Throws: ``ScoreError/featuresChanged(outcome:trained:defined:)`` when a feature that the champion reads is not
        ///   measured any more; `LearningError` when the population names one that is not.
        public init(
            _ champion: Champion,
            _ outcome: OutcomeDefinition,
            _ set: FeatureSetDefinition,
            trainedOn trained: FeatureSetDefinition? = nil,
            among measured: FeatureSetDefinition? = nil
        ) throws {
            let measured = measured ?? set
            let read = champion.featureSetVersion == set.version ? set : trained
            guard let read, champion.featureSet == set.name,
                let positions = measured.positions(of: read)
            else {
                throw ScoreError.featuresChanged(
                    outcome: champion.outcome,
                    trained: "\(champion.featureSet) version \(champion.featureSetVersion)",
                    defined: "\(set.name) version \(set.version)"
                )
            }
            self.champion = champion
            population = try Population(outcome, measured)
            arms = outcome.kind.arms
            self.positions = positions
            featureSetVersion = set.version
        }

        /// Makes sure that its model did not look past an as-of.
        ///
        /// - Throws: ``ScoreError/modelSawTheFuture(outcome:trainedAsOf:asOf:)``.
        public func requirePast(of asOf: Instant) throws(ScoreError) {
            guard champion.asOf > asOf else { return }
            throw .modelSawTheFuture(
                outcome: champion.outcome,
                trainedAsOf: champion.asOf,
                asOf: asOf
            )
        }

        /// What it scores by, and with which features, where they are not those of its training.
        var scored: String {
            let version = "\(champion.outcome) \(champion.version)"
            return featureSetVersion == champion.featureSetVersion
                ? version : "\(version) features \(featureSetVersion)"
        }

        /// The score of a prediction: calibrated, where that helps.
        func score(_ prediction: Float) -> Float {
            champion.calibrator.map { Float($0.apply(Double(prediction))) } ?? prediction
        }
    }
}
