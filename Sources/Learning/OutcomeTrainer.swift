import Boosting
import Digests
public import Features
public import Postgres
public import Steps
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
    ///   - progress: told what is being done, and how far it is.
    /// - Returns: the kept model, with what the judged one measured.
    /// - Throws: ``LearningError`` when there is too little to learn from; `WarehouseError`,
    ///   `FeatureError`, `PostgresError`. Nothing is stored either way.
    public func train(
        asOf: Instant,
        progress: @escaping @Sendable (Step) -> Void = { _ in }
    ) async throws -> TrainedModel {
        let reader = try await reader(asOf: asOf)
        let span = try await reader.describeLabels()
        try span.requireWhole(for: outcome)
        let windows = try TrainingWindows(
            reader.days,
            horizonDays: outcome.horizonDays,
            outcome.training,
            dataBegins: span.begins
        )
        let gate = try await reader.read(windows.gate)
        try gate.require(outcome.kind.needed, in: "gate")
        let fitter = try await fitter(of: windows, gate, reader, progress)
        let models = try await FittedModels(
            of: outcome.kind,
            fitter,
            judgedAt: windows.gate,
            called: reader.days.name(windows.gate),
            on: gate
        )
        let judgement = try await judgement(of: models, fitter, gate, reader)
        progress(Step("writing the card"))
        // Groups are measured as the gates are; bounds and distributions are those of the scores to come.
        let atGate = models.atGate
        let keptLevel = atGate.calibrated(by: models.keptCalibrator)
        let judgedLevel = atGate.calibrated(by: models.judgedCalibrator)
        return TrainedModel(
            blobs: blobs(of: models),
            parameters: models.parameters,
            calibrator: models.keptCalibrator,
            report: judgement.report,
            gates: judgement.gates,
            lineage: lineage(windows, reader.days, span, models.refit),
            tiers: Tier.learn(outcome.tierShares, from: keptLevel, by: outcome.kind),
            references: references(gate, keptLevel.predictions),
            fairness: try await fairness(gate, judgedLevel, reader)
        )
    }

    /// Who reads examples of the windows of a training at `asOf`.
    private func reader(asOf: Instant) async throws -> ExampleReader {
        let days = try await BusinessDays(
            from: asOf,
            TrainingWindows.boundaries(horizonDays: outcome.horizonDays, outcome.training)
                .union([-ExampleReader.reach(of: outcome)]),
            in: catalog.definition.timeZone,
            from: pool
        )
        return ExampleReader(
            pool: pool,
            sources: sources,
            catalog: catalog,
            outcome: outcome,
            kind: outcome.kind,
            featureSet: featureSet,
            days: days
        )
    }

    /// Reads every window; past the most rows that may be in memory, a sample of their customers.
    private func fitter(
        of windows: TrainingWindows,
        _ gate: Examples,
        _ reader: ExampleReader,
        _ progress: @escaping @Sendable (Step) -> Void
    ) async throws -> ModelFitter {
        let plan = outcome.training
        let share = Double(plan.maxRows) / Double(max(gate.labels.count * windows.refit.count, 1))
        var parts: [Int: Examples] = [:]
        let needed = Set(windows.fit + windows.refit).sorted(by: >)
        for (number, window) in needed.enumerated() {
            progress(
                Step("windows", done: number, of: needed.count, "as of \(reader.days.name(window))")
            )
            parts[window] =
                window == windows.gate && share >= 1
                ? gate : try await reader.read(window, share: share)
        }
        return ModelFitter(
            parameters: outcome.boosting,
            width: featureSet.features.count,
            horizonDays: outcome.horizonDays,
            needed: outcome.kind.needed,
            windows: plan.windows,
            parts: parts,
            progress: progress
        )
    }

    /// Judges the one model at the gate window and, where labels after the as-of exist, looks at the other.
    private func judgement(
        of models: FittedModels,
        _ fitter: ModelFitter,
        _ gate: Examples,
        _ reader: ExampleReader
    ) async throws -> Judgement {
        let isClosed = try await reader.isClosed(at: reader.days[outcome.horizonDays])
        let present = try await reader.read(0)
        var judgement = try Judgement(
            outcome: outcome,
            featureSet: featureSet,
            fit: models.fit,
            gate: gate
        )
        try judgement.judge(models.atGate.calibrated(by: models.judgedCalibrator))
        let kept = isClosed ? try fitter.forecast(present, by: models.kept) : nil
        try judgement.look(at: present, kept?.calibrated(by: models.keptCalibrator))
        return judgement
    }

    /// The kept model under the name that the outcome's kind has for it.
    private func blobs(of models: FittedModels) -> [String: [UInt8]] {
        let arms = outcome.kind.arms
        precondition(arms.count == 1, "a training keeps one model")
        return [arms[0].blob: models.kept]
    }

    private func lineage(
        _ windows: TrainingWindows,
        _ days: BusinessDays,
        _ span: LabelSpan,
        _ refit: Examples
    ) -> TrainingLineage {
        TrainingLineage(
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
    }

    /// How the judged model treats groups of customers at the gate window.
    private func fairness(
        _ gate: Examples,
        _ forecast: Forecast,
        _ reader: ExampleReader
    ) async throws -> [FairnessRow] {
        var rows: [FairnessRow] = []
        for attribute in outcome.fairness {
            let values = try await reader.attribute(attribute, of: gate)
            rows += FairnessRow.all(attribute, values, forecast)
        }
        return rows
    }

    /// How the score and every feature are spread at the gate window.
    private func references(_ gate: Examples, _ scores: [Double]) -> [ReferenceDistribution] {
        [ReferenceDistribution("score", of: scores)]
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
