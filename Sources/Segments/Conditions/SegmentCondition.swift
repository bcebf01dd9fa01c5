import Postgres
import Scores
import Shapes
import Warehouse

/// One kind of condition on a customer: a file in this folder and a line in ``SegmentConditions/all``.
protocol SegmentCondition: Codable, Hashable, Sendable {
    /// Its word in stored definitions, for ever.
    static var word: String { get }
    /// The key of its mapping in YAML that no other kind has.
    static var key: String { get }
    /// How it is written in YAML.
    static var shape: Shape<Self> { get }
    /// The outcomes whose scores it reads.
    var outcomes: Set<String> { get }
    /// The features that it reads.
    var features: Set<String> { get }
    /// The attributes of customers that it reads, by their names under `columns:`.
    var attributes: Set<String> { get }
    /// The values of those that it goes by.
    var attributeValues: [String: Set<String>] { get }
    /// The tiers that it names, which their outcomes have to have.
    var tiers: Set<NamedTier> { get }

    /// Returns whom it takes by the scores of an outcome each, as tiers are now and were before: their turnover is
    /// guarded.
    func chosen(
        _ tiers: [String: [String: TierBounds]],
        _ tiersBefore: [String: [String: TierBounds]]
    ) -> [ChosenScores]

    /// Returns what reads from the sources the keys of whom it holds for, as `COPY` writes them; `nil` where it asks them
    /// nothing. They are read once a refresh, and `RuleFacts.isAmongKeys(of:into:)` compares with them.
    ///
    /// - Throws: `WarehouseError` when the sources do not have what it asks for.
    func keys(in catalog: WarehouseCatalog) throws -> Statement?

    /// The outcome by whose highest scores it holds, and which; `nil` where it goes by no rank. Their end is found once a
    /// refresh, and `RuleFacts.isAmongHighest(of:_:into:)` compares with it.
    var highest: (outcome: String, bound: ScoreBound)? { get }

    /// Binds its values and returns what it means, from facts that were fetched before: the database is not asked.
    ///
    /// - Throws: ``SegmentError`` when it names what does not exist.
    func compiled(_ facts: RuleFacts, into binder: inout Binder) throws(SegmentError)
        -> CompiledRule
}

extension SegmentCondition {
    /// Reads no score unless it says so.
    var outcomes: Set<String> { [] }

    /// Reads no feature unless it says so.
    var features: Set<String> { [] }

    /// Reads no attribute unless it says so.
    var attributes: Set<String> { [] }

    /// Goes by no value of an attribute unless it says so.
    var attributeValues: [String: Set<String>] { [:] }

    /// Names no tier unless it says so.
    var tiers: Set<NamedTier> { [] }

    /// Chooses nobody by the scores of one outcome unless it says so.
    func chosen(
        _ tiers: [String: [String: TierBounds]],
        _ tiersBefore: [String: [String: TierBounds]]
    ) -> [ChosenScores] { [] }

    /// Asks the sources nothing unless it says so.
    func keys(in catalog: WarehouseCatalog) throws -> Statement? { nil }

    /// Goes by no rank unless it says so.
    var highest: (outcome: String, bound: ScoreBound)? { nil }
}
