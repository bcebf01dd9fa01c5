import Boosting
import Digests
public import Features
public import Postgres
public import Warehouse

/// Trains and judges models of one outcome.
public struct OutcomeTrainer: Sendable {
    private let pool: SessionPool
    private let readPool: SessionPool
    private let catalog: WarehouseCatalog
    private let outcome: OutcomeDefinition
    private let featureSet: FeatureSetDefinition

    /// Creates a trainer of `outcome`, which learns from `featureSet`; examples are built through `pool` and
    /// streamed from `readPool`, which may be the same.
    public init(
        _ outcome: OutcomeDefinition,
        _ featureSet: FeatureSetDefinition,
        _ catalog: WarehouseCatalog,
        _ pool: SessionPool,
        reading readPool: SessionPool
    ) {
        self.outcome = outcome
        self.featureSet = featureSet
        self.catalog = catalog
        self.pool = pool
        self.readPool = readPool
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
        let reader = ExampleReader(
            pool: pool,
            readPool: readPool,
            catalog: catalog,
            outcome: outcome,
            featureSet: featureSet,
            knownBefore: asOf
        )
        let span = try await reader.describeLabels()
        let plan = outcome.training
        guard span.gapDays <= plan.maxGapDays else {
            throw LearningError.gapInLabels(
                source: outcome.label.rawValue,
                days: span.gapDays,
                limit: plan.maxGapDays
            )
        }
        let windows = try TrainingWindows(
            asOf: asOf,
            horizonDays: outcome.horizonDays,
            definition: plan,
            dataBegins: span.begins
        )

        let gate = try await reader.read(asOf: windows.gate)
        try gate.requireEnough("gate")
        let share = Double(plan.maxRows) / Double(max(gate.labels.count * windows.refit.count, 1))
        var parts: [Instant: Examples] = [:]
        let needed = Set(windows.fit + windows.refit).sorted(by: >)
        for (number, instant) in needed.enumerated() {
            progress("window \(number + 1) of \(needed.count): as of \(instant.date)")
            parts[instant] =
                instant == windows.gate && share >= 1
                ? gate : try await reader.read(asOf: instant, share: share)
        }
        let fitter = ModelFitter(
            parameters: plan.parameters,
            width: featureSet.features.count,
            horizonDays: outcome.horizonDays,
            windows: plan.windows,
            parts: parts
        )
        let fit = fitter.examples(closedBy: windows.gate)
        let refit = fitter.examples(closedBy: asOf)
        try fit.requireEnough("training")

        progress("calibrating on the newest closed window")
        let calibrator = try await calibrator(fitter, windows)
        progress("training on \(fit.labels.count) rows, to be judged at \(windows.gate.date)")
        let first = try await fitter.fit(closedBy: windows.gate)
        progress("training on \(refit.labels.count) rows, to be kept")
        let second = try await fitter.fit(closedBy: asOf)
        guard let judged = first, let kept = second else {
            preconditionFailure("enough examples were asked for above")
        }
        let atGate = try fitter.forecast(gate, by: judged)
        // The kept model is calibrated on the gate window, if calibrating for that window had helped.
        let hasHelped = try calibrator.map { try atGate.isImproved(by: $0) } ?? true
        let isClosed = try await reader.isClosed(at: asOf.advanced(byDays: outcome.horizonDays))
        let present = try await reader.read(asOf: asOf)
        var judgement = try Judgement(
            outcome: outcome,
            featureSet: featureSet,
            fit: fit,
            gate: gate
        )
        try judgement.judge(atGate, calibratedBy: calibrator)
        let keptCalibrator = hasHelped ? atGate.calibrator : nil
        try judgement.look(
            at: present,
            isClosed ? try fitter.forecast(present, by: kept) : nil,
            calibratedBy: keptCalibrator
        )
        let lineage = TrainingLineage(
            fitAsOfs: windows.fit.map(\.description),
            gateAsOf: windows.gate.description,
            refitAsOfs: windows.refit.map(\.description),
            rows: refit.labels.count,
            positives: refit.positives,
            labelRows: span.rowCount,
            labelsBegin: span.begins.description,
            labelsEnd: span.ends.description,
            dataSHA256: Self.fingerprint(refit)
        )
        progress("writing the card")
        let levelled =
            keptCalibrator.map { atGate.propensities.map($0.apply) } ?? atGate.propensities
        var fairness: [FairnessRow] = []
        for attribute in outcome.fairness {
            let values = try await reader.attribute(attribute, of: gate)
            fairness += FairnessRow.all(attribute, values, levelled, atGate.outcomes)
        }
        return TrainedModel(
            bytes: kept,
            calibrator: keptCalibrator,
            report: judgement.report,
            gates: judgement.gates,
            lineage: lineage,
            tiers: Tier.learn(outcome.tierShares, from: levelled, atGate.outcomes),
            references: references(gate, levelled),
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

    /// The calibrator of the judged model: fitted on the newest window it learned from, as a model saw it
    /// that had not; kept only if the one a window before lowered this window's log-loss.
    private func calibrator(_ fitter: ModelFitter, _ windows: TrainingWindows) async throws
        -> Calibrator?
    {
        guard let newest = windows.fit.first, let forecast = try await fitter.forecast(newest)
        else { return nil }
        if windows.fit.count > 1,
            let before = try await fitter.forecast(windows.fit[1])?.calibrator,
            try !forecast.isImproved(by: before)
        {
            return nil
        }
        return forecast.calibrator
    }

    private static func fingerprint(_ examples: Examples) -> String {
        let digest = SHA256()
        examples.matrix.values.withUnsafeBytes { digest.update($0) }
        examples.labels.withUnsafeBytes { digest.update($0) }
        return hexadecimal(digest.finish())
    }
}
