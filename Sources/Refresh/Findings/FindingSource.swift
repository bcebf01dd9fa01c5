public import Warehouse

/// Something besides the rows of the sources that a person should hear of, and when it is looked at.
public struct FindingSource: Sendable {
    /// Who asks besides `segcast check`, which asks every source.
    public enum Asker: Sendable {
        /// A day, before anything is computed: errors end it, and what is no note is told.
        case day
        /// Whoever scores: a day, `segcast score` and `segcast release`; told and kept from nothing.
        case scoring
        /// `segcast export`: errors keep it from making a new list, and nothing else is told.
        case export
    }

    /// What was found by one source.
    public struct Answer: Sendable {
        /// The source's name.
        public let name: String
        /// What it found.
        public let findings: [Finding]
    }

    /// What it is called; no two share one.
    public let name: String
    /// Who asks besides `segcast check`.
    let askers: Set<Asker>
    /// Whether it concerns whoever scores, and nobody else.
    var isOfScoring: Bool { askers == [.scoring] }
    /// Looks, in a deployment whose sources may not be sound; writes nothing.
    let find: @Sendable (Deployment, WarehouseCatalog) async throws -> [Finding]

    /// Creates a source of findings.
    init(
        _ name: String,
        askedBy askers: Set<Asker> = [],
        _ find: @escaping @Sendable (Deployment, WarehouseCatalog) async throws -> [Finding]
    ) {
        self.name = name
        self.askers = askers
        self.find = find
    }
}
