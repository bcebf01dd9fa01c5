import Boosting
import Digests
public import Features
public import Postgres
public import Warehouse

/// Trains and judges models of one outcome.
public struct OutcomeTrainer: Sendable {
    private let pool: SessionPool
    private let sources: SessionPool
    private let catalog: WarehouseCatalog
    private let outcome: OutcomeDefinition
    private let featureSet: FeatureSetDefinition

    /// Creates a trainer of `outcome`, which learns from `featureSet`; examples are built through `pool` from what
    /// `sources` read.
    public init(
        _ outcome: OutcomeDefinition,
        _ featureSet: FeatureSetDefinition,
        _ catalog: WarehouseCatalog,
        _ pool: SessionPool,
        reading sources: SessionPool
    ) {
        self.outcome = outcome
        self.featureSet = featureSet
        self.catalog = catalog
        self.pool = pool
        self.sources = sources
    }

    /// Trains at `asOf`: judges a model out of time, then keeps one that learned from everything closed.
    ///
    /// - Parameters:
    ///   - asOf: what nothing may look past, except the backtest, which no gate reads.
    ///   - progress: told what is being done, a line a step.
    /// - Returns: the kept model, with what the judged one measured.
    /// - Throws: ``LearningError`` when there is too little to learn from; `WarehouseError`,
    ///   `FeatureError`, `PostgresError`. Nothing is stored either way.
    public func train(
        asOf: Instant,
        progress: @Sendable (String) -> Void = { _ in }
    ) async throws -> TrainedModel {
        let plan = outcome.training
        let days = try await BusinessDays(
            from: asOf,
            TrainingWindows.boundaries(horizonDays: outcome.horizonDays, plan)
                .union([-ExampleReader.reach(of: outcome)]),
            in: catalog.definition.timeZone,
            from: pool
        )
        let reader = ExampleReader(
            pool: pool,
            sources: sources,
            catalog: catalog,
            outcome: outcome,
            featureSet: featureSet,
            days: days
        )
        let span = try await reader.describeLabels()
        guard span.gapDays <= plan.maxGapDays else {
            throw LearningError.gapInLabels(
                source: outcome.label.rawValue,
                days: span.gapDays,
                limit: plan.maxGapDays
            )
        }
        guard span.quietDays <= plan.maxGapDays else {
            throw LearningError.labelsEnded(
                source: outcome.label.rawValue,
                ends: span.ends,
                days: span.quietDays,
                limit: plan.maxGapDays
            )
        }
        let windows = try TrainingWindows(
            days,
            horizonDays: outcome.horizonDays,
            plan,
            dataBegins: span.begins
        )

        let gate = try await reader.read(windows.gate)
        try gate.requireEnough("gate")
        let share = Double(plan.maxRows) / Double(max(gate.labels.count * windows.refit.count, 1))
        var parts: [Int: Examples] = [:]
        let needed = Set(windows.fit + windows.refit).sorted(by: >)
        for (number, window) in needed.enumerated() {
            progress("window \(number + 1) of \(needed.count): as of \(days.name(window))")
            parts[window] =
                window == windows.gate && share >= 1
                ? gate : try await reader.read(window, share: share)
        }
        let fitter = ModelFitter(
            parameters: plan.parameters,
            width: featureSet.features.count,
            horizonDays: outcome.horizonDays,
            windows: plan.windows,
            parts: parts
        )
        let fit = fitter.examples(closedBy: windows.gate)
        let refit = fitter.examples(closedBy: 0)
        try fit.requireEnough("training")

        progress("training on \(fit.labels.count) rows, to be judged at \(days.name(windows.gate))")
        let first = try await fitter.fit(closedBy: windows.gate)
        progress("training on \(refit.labels.count) rows, to be kept")
        let second = try await fitter.fit(closedBy: 0)
        guard let judged = first, let kept = second else {
            preconditionFailure("enough examples were asked for above")
        }
        let atGate = try fitter.forecast(gate, by: judged)
        progress("asking whether calibrating helps")
        var crossFit = CrossFit(fitter, knowing: [windows.gate: atGate])
        let judgedCalibrator = try await crossFit.calibrator(closedBy: windows.gate)
        let keptCalibrator = try await crossFit.calibrator(closedBy: 0)
        let isClosed = try await reader.isClosed(at: days[outcome.horizonDays])
        let present = try await reader.read(0)
        var judgement = try Judgement(
            outcome: outcome,
            featureSet: featureSet,
            fit: fit,
            gate: gate
        )
        try judgement.judge(atGate, calibratedBy: judgedCalibrator)
        try judgement.look(
            at: present,
            isClosed ? try fitter.forecast(present, by: kept) : nil,
            calibratedBy: keptCalibrator
        )
        let lineage = TrainingLineage(
            fitAsOfs: windows.fit.map { days[$0].description },
            gateAsOf: days[windows.gate].description,
            refitAsOfs: windows.refit.map { days[$0].description },
            rows: refit.labels.count,
            positives: refit.positives,
            labelRows: span.rowCount,
            labelsBegin: span.begins.description,
            labelsEnd: span.ends.description,
            dataSHA256: Self.fingerprint(refit)
        )
        progress("writing the card")
        // Groups are measured as the gates are; bounds and distributions are those of the scores to come.
        let judgedLevel = atGate.calibrated(by: judgedCalibrator)
        let keptLevel = atGate.calibrated(by: keptCalibrator)
        var fairness: [FairnessRow] = []
        for attribute in outcome.fairness {
            let values = try await reader.attribute(attribute, of: gate)
            fairness += FairnessRow.all(attribute, values, judgedLevel, atGate.outcomes)
        }
        return TrainedModel(
            bytes: kept,
            calibrator: keptCalibrator,
            report: judgement.report,
            gates: judgement.gates,
            lineage: lineage,
            tiers: Tier.learn(outcome.tierShares, from: keptLevel, atGate.outcomes),
            references: references(gate, keptLevel),
            fairness: fairness
        )
    }

    /// How the score and every feature are spread at the gate window.
    private func references(_ gate: Examples, _ propensities: [Double]) -> [ReferenceDistribution] {
        [ReferenceDistribution("score", of: propensities)]
            + featureSet.features.enumerated().map { position, feature in
                ReferenceDistribution(feature.name, of: gate.column(position).map(Double.init))
            }
    }

    private static func fingerprint(_ examples: Examples) -> String {
        let digest = SHA256()
        examples.matrix.values.withUnsafeBytes { digest.update($0) }
        examples.labels.withUnsafeBytes { digest.update($0) }
        return hexadecimal(digest.finish())
    }
}
