/// A proposed source contract, with the evidence for each guess and the doubts about it.
public struct ContractProposal: Sendable {
    /// One mapped key, why it was chosen, and what should be looked at.
    public struct Entry: Sendable {
        /// The key in `warehouse.yaml` and its value, as YAML.
        public let key: String, value: String
        /// Evidence, or a doubt that begins with "CHECK".
        public let note: String
    }

    /// The sources by part, their entries in order.
    public internal(set) var sources: [(role: SourceRole, entries: [Entry])] = []
    /// The reporting currency, and why.
    public internal(set) var currency = (
        value: "EUR", note: "CHECK: no currency column was found; say yours"
    )
    /// Whether some time is naive, so that a zone has to be said.
    public internal(set) var hasNaiveTimes = false
    /// Purposes that consents were found for.
    public internal(set) var purposes: [String] = []
    /// The values of the event type that mean a purchase, where there are events and no orders.
    public internal(set) var purchaseEvents: [String] = []
    /// From when to when the purchases reach, and the days between.
    public internal(set) var span: (first: String, last: String, days: Int)?
    /// What no part was found for.
    public internal(set) var doubts: [String] = []

    /// The relations that are mapped, for a DBA's grants.
    public var relations: [String] {
        var seen: Set<String> = []
        return sources.flatMap { $0.entries.filter { $0.key == "relation" }.map(\.value) }
            .filter { seen.insert($0).inserted }
    }

    /// Whether a part is mapped, with this key if one is given.
    public func has(_ role: SourceRole, _ key: String = "relation") -> Bool {
        sources.contains { $0.role == role && $0.entries.contains { $0.key == key } }
    }
}
