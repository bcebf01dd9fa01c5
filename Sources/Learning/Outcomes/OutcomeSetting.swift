import Shapes

/// A number that a kind of outcome asks for besides what every outcome says, such as `at_least: 2`.
public struct OutcomeSetting: Hashable, Sendable {
    /// Its key in `outcomes/NAME.yaml`, for ever; kinds that have one key have one setting.
    public let key: String
    /// What it may be.
    let range: ClosedRange<Double>
    /// What is meant where a definition says nothing, for ever.
    let usual: Double
    let meaning: String
    /// Why the usual is what it is.
    let reason: String

    /// Creates a setting.
    ///
    /// - Parameters:
    ///   - key: its key, which no field of ``OutcomeDefinition`` has.
    ///   - range: what it may be.
    ///   - usual: what is meant where a definition says nothing; in `range`.
    ///   - meaning: what editors say of it, with its unit.
    ///   - reason: why the usual is what it is.
    public init(
        _ key: String,
        _ range: ClosedRange<Double>,
        usual: Double,
        _ meaning: String,
        byDefault reason: String
    ) {
        precondition(range.contains(usual), "the usual \(key) is none")
        self.key = key
        self.range = range
        self.usual = usual
        (self.meaning, self.reason) = (meaning, reason)
    }

    /// The key as a definition is read.
    var field: Field<OutcomeDefinition> {
        Field(key, \.[self], .number(range), meaning, byDefault: reason)
    }
}

extension OutcomeKind {
    /// Asks for nothing unless it says so.
    public var settings: [OutcomeSetting] { [] }

    /// The kind as it is, where it asks for nothing.
    public func set(by outcome: OutcomeDefinition) -> Self { self }
}

extension OutcomeKinds {
    /// What the kinds ask for, each once, in their order.
    static var settings: [OutcomeSetting] {
        all.flatMap(\.settings).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
