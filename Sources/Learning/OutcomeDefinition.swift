public import Boosting
public import Features
public import Warehouse

/// What is predicted, for whom, from what, and what a model must show before it may act.
public struct OutcomeDefinition: Codable, Hashable, Sendable {
    /// The outcome's name, such as `purchase_90d`.
    public var name = ""
    /// Who answers for it.
    public var owner = ""
    /// What its scores are for.
    public var purpose = ""
    /// The channels its scores may choose an audience for.
    public var channels: [String] = []
    /// The source in whose rows the outcome is observed; its kind says how.
    public var label = SourceRole.orders
    /// Which of its rows count.
    public var filter = RowFilter()
    /// Days of the label window, which begins at the as-of.
    public var horizonDays = 90
    /// The feature set it learns from.
    public var features = ""
    /// Conditions on features that all must hold for a customer to be in the population.
    public var population: [FeatureCondition] = []
    /// Named ranges of the score, by their smallest score.
    public var tiers: [String: Double] = [:]
    /// The same, learned: by name, the share of customers from the top down to the tier's end.
    public var tierShares: [String: Double] = [:]
    /// Attributes of customers by whose values the card tells groups apart.
    public var fairness: [String] = []
    /// Days after its training that a version has to be looked at again.
    public var reviewDays = 365
    /// How it is trained.
    public var training = TrainingDefinition()
    /// Features of the two baselines that a model has to reach.
    public var baseline = BaselineDefinition()
    /// What it has to measure.
    public var gates = GateLimits()
    /// How far its scores may move between two releases; `nil` stands for the defaults.
    public var guards: GuardLimits?

    /// Hours after its as-of that its scores may choose an audience, where they last shorter than their release; `nil`
    /// stands for as long as that.
    public var validHours: Int?

    /// The word of its kind where that is not the usual one, so that a definition which names the usual kind, or
    /// none, is the one definition it always was.
    private var otherKind: OutcomeKindWord?
    /// What its kind asks for, by its key, where that is not the usual one; `nil` where it all is.
    private var otherSettings: [String: Double]?

    /// Creates an empty definition.
    public init() {}

    /// The word of its kind.
    public var kindWord: OutcomeKindWord {
        get { otherKind ?? .usual }
        set { otherKind = newValue == .usual ? nil : newValue }
    }

    /// What kind of outcome it is, as the definition sets it.
    public var kind: any OutcomeKind { kindWord.kind.set(by: self) }

    /// What it says of a setting of its kind; the usual where it says nothing.
    public subscript(setting: OutcomeSetting) -> Double {
        get { otherSettings?[setting.key] ?? setting.usual }
        set {
            var others = otherSettings ?? [:]
            others[setting.key] = newValue == setting.usual ? nil : newValue
            otherSettings = others.isEmpty ? nil : others
        }
    }

    /// The keys of settings that it makes and its kind does not ask for, in order; none where this program read its file.
    public var unknownSettings: [String] {
        let known = Set(kind.settings.map(\.key))
        return (otherSettings ?? [:]).keys.filter { !known.contains($0) }.sorted()
    }

    /// XGBoost's parameters, with what a model of its kind minimises.
    public var boosting: BoostingParameters {
        var parameters = training.parameters
        parameters.objective = kind.objective
        return parameters
    }

    /// Whether a model of this definition predicts something else than one of `other` would.
    public func isOtherQuestion(than other: Self) -> Bool { question != other.question }

    /// What it predicts, and of whom: all it says but for its name, who answers for it, where its scores may go, from what
    /// it learns, and what is asked of a model.
    private var question: Self {
        let nothing = Self()
        var question = self
        (question.name, question.owner, question.purpose) = ("", "", "")
        question.channels = nothing.channels
        question.features = nothing.features
        question.tiers = nothing.tiers
        question.tierShares = nothing.tierShares
        question.fairness = nothing.fairness
        question.reviewDays = nothing.reviewDays
        question.training = nothing.training
        question.baseline = nothing.baseline
        question.gates = nothing.gates
        question.guards = nothing.guards
        question.validHours = nothing.validHours
        return question
    }
}
