import Scores

/// What one condition of a rule asks of a customer, in parts: programs read them, and its words are made of them.
public struct Criterion: Codable, Hashable, Sendable {
    /// The condition's kind, such as `score`: its word in stored definitions.
    public internal(set) var kind = ""
    /// What it goes by: an outcome, a feature, an attribute; of a kind that tells no parts, all that it asks, in words.
    public let name: String
    /// Whether the name is all that it tells.
    let isWhole: Bool
    /// The smallest number that meets it; of the highest scores the last that is among them, `nil` where nobody is.
    public var atLeast: Double?
    /// The largest number that meets it.
    public var atMost: Double?
    /// The number that those who meet it stay below.
    public var below: Double?
    /// The tier whose bounds they are.
    public var tier: String?
    /// How many have the highest scores; `nil` where it goes by no count.
    public var top: Int?
    /// The share of the population with the highest scores, in `0...1`; `nil` where it goes by no share.
    public var topShare: Double?
    /// How many have a score, where it goes by the highest; 0 also where scores are not kept any more.
    public private(set) var population: Int?
    /// Of those who have the smallest number, the last by id who is among the highest.
    private var lastID: Int64?
    /// The values of which an attribute has to have one.
    public var oneOf: [String] = []

    /// What goes by an outcome, a feature or an attribute.
    init(_ name: String) { (self.name, isWhole) = (name, false) }

    /// What tells no parts, in words.
    init(whole words: String) { (name, isWhole) = (words, true) }

    /// Says where the highest scores end.
    mutating func end(at cutoff: ScoreCutoff) {
        population = cutoff.population
        atLeast = cutoff.last.map { Double(asReal: Float($0.score)) }
        lastID = cutoff.last?.customerID
    }

    /// Whether it goes by the highest scores.
    public var isByRank: Bool { population != nil }

    /// Returns whether a customer meets it, as the database compares: in `real`.
    ///
    /// - Parameters:
    ///   - value: the customer's score or feature; `nil` when unknown, which meets nothing.
    ///   - customerID: whose it is; ties of the highest scores go by it.
    /// - Returns: `nil` where it goes by no number, or by scores that are not kept any more.
    public func isMet(by value: Double?, of customerID: Int64) -> Bool? {
        guard !isWhole, oneOf.isEmpty, population != 0 else { return nil }
        guard let value = value.map({ Float($0) }) else { return false }
        if isByRank, atLeast == nil { return false }
        if let atLeast = atLeast.map({ Float($0) }) {
            guard value >= atLeast else { return false }
            if let lastID, value == atLeast, customerID > lastID { return false }
        }
        if let atMost, value > Float(atMost) { return false }
        if let below, value >= Float(below) { return false }
        return true
    }

    /// Returns what it asks, in words.
    ///
    /// - Parameters:
    ///   - number: how a number is written that it compares with; with all digits where that is not said.
    ///   - share: how a share of the population is.
    /// - Returns: such as `buys top share 0.2 of 5942 (score >= 0.41)`.
    public func words(
        _ number: (Double) -> String = { "\($0)" },
        share: (Double) -> String = { "\($0)" }
    ) -> String {
        if isWhole { return name }
        if !oneOf.isEmpty { return "\(name) is \(oneOf.joined(separator: " or "))" }
        if let population {
            let wanted = topShare.map { " top share \(share($0))" } ?? top.map { " top \($0)" }
            let end = atLeast.map { " of \(population) (score >= \(number($0)))" } ?? ": nobody"
            return "\(name)\(wanted ?? " among the highest")\(end)"
        }
        let bounds = [
            atLeast.map { "\(name) >= \(number($0))" }, atMost.map { "\(name) <= \(number($0))" },
            below.map { "\(name) < \(number($0))" },
        ].compactMap { $0 }
        let told = tier.map { ["\(name) in tier \($0)"] } ?? []
        return bounds.isEmpty && told.isEmpty
            ? "\(name) is known" : (told + bounds).joined(separator: " and ")
    }
}

extension Double {
    /// The number that a `real` is written as: 0.41, and not the double that is nearest to it.
    public init(asReal real: Float) { self = Double("\(real)") ?? Double(real) }
}
