public import Boosting
public import Postgres

/// A kind of outcome: how a customer is labelled, what a model of it minimises, how it is judged and what it is held
/// against, and what scores it gives.
///
/// A kind is a file in this folder and a line in ``OutcomeKinds/all``. What comes true or does not is a `BinaryOutcome`,
/// which has most of it.
public protocol OutcomeKind: Sendable {
    /// Its word in YAML.
    var word: String { get }
    /// What a model of it minimises, and with it what it predicts.
    var objective: BoostingObjective { get }
    /// How many customers it takes to learn from, and to be judged by.
    var needed: ExamplesNeeded { get }
    /// The scores that a version gives a customer, each by a model of its own; the first chooses audiences.
    var arms: [OutcomeArm] { get }
    /// What its scores may be, from 0: tiers that a definition names begin within.
    var scores: ClosedRange<Double> { get }
    /// What a model of it is judged by; the first leads: baselines are measured by it.
    var metrics: [Metric] { get }
    /// What a model of it has to reach; the card shows each.
    var baselines: [any Baseline.Type] { get }
    /// What a model of it has to pass.
    var gates: [any Gate.Type] { get }

    /// What it asks a definition for besides what every outcome says; the card's words tell each.
    var settings: [OutcomeSetting] { get }

    /// Returns the kind as a definition sets it.
    func set(by outcome: OutcomeDefinition) -> Self

    /// Returns what a version's card says is predicted.
    func words(for outcome: OutcomeDefinition) -> String

    /// Returns what a customer's rows come to, from which ``label(by:)`` labels them.
    ///
    /// - Parameters:
    ///   - outcome: what is predicted.
    ///   - rows: the rows of the label's source that count in the label window, a customer's together.
    /// - Returns: a number as `real`, such as a constant where rows only have to be there, or an aggregate: a count,
    ///   an amount, the days to the first.
    /// - Throws: `WarehouseError` when the source maps no column that is asked for.
    func label(of outcome: OutcomeDefinition, over rows: inout LabelRows) throws -> Expression

    /// Labels a customer.
    ///
    /// - Parameter value: what their rows come to; `nil` where no row counts, or that is unknown.
    /// - Returns: 1 where what is predicted came true, else 0; or a count or an amount, from 0. Its objective takes it.
    func label(by value: Float?) -> Float

    /// Returns what came of a group of customers with these labels: of a decile, and of a tier, of which neighbours
    /// whose intervals overlap are one.
    func level(of labels: [Float]) -> Level

    /// Returns what moves the predictions of the model that learned from everything closed by a day to the level that
    /// is observed.
    ///
    /// - Parameters:
    ///   - day: counted from the training's as-of.
    ///   - forecasts: makes forecasts of windows, out of time.
    /// - Returns: `nil` where predictions stay as they are: it does not help, or the kind has no such thing.
    /// - Throws: `BoostingError`, ``EvaluationError``.
    func calibrator(
        closedBy day: Int,
        by forecasts: inout WindowForecasts
    ) async throws -> Calibrator?
}

extension OutcomeKind {
    /// The metric that baselines are measured by.
    public var leading: Metric { metrics[0] }

    /// Counts and amounts, up to a thousand million.
    public var scores: ClosedRange<Double> { 0...1e9 }

    /// The mean label.
    public func level(of labels: [Float]) -> Level { Level(meanOf: labels) }

    /// Predictions stay as they are.
    public func calibrator(
        closedBy day: Int,
        by forecasts: inout WindowForecasts
    ) async throws -> Calibrator? { nil }
}
