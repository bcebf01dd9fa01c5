import Warehouse

/// A scheduled mapping of segments to one destination.
public struct ExportDefinition: Codable, Hashable, Sendable {
    /// The export's name; its files lie in a folder of that name.
    public var name = ""
    /// The name it had before, if it was renamed: the list that was sent under that name is its list.
    public var was: String?
    /// Who answers for it.
    public var owner = ""
    /// Where the files go.
    public var channel = ""
    /// The brand that contacts its members: consents to it and caps of it count.
    public var brand = "default"
    /// Whether its members are to be targeted or not to be.
    public var kind = Kind.include
    /// Segments whose members are wanted.
    public var segments: [String] = []
    /// Segments whose members are left out.
    public var excludeSegments: [String] = []
    /// The control group: held back from those to be targeted, in the list of those not to be.
    public var controlGroup: String?
    /// Its turn among the exports, lowest first and before those without one, which come by name: under a cap that
    /// several share, whoever is listed first is charged first.
    public var priority: Int?
    /// Fewest members a file may have: a smaller list points at people.
    public var minMembers = 100
    /// The share by which the list may shrink against the one before; more waits for a person.
    public var largestLoss = 0.4
    /// The share by which the list may grow against the one before; more waits for a person.
    public var largestGrowth = 3.0

    /// By how much the list may move against the one before.
    var volume: VolumeGuard {
        VolumeGuard(largestLoss: largestLoss, largestGrowth: largestGrowth)
    }

    /// What a list is for.
    public enum Kind: String, Codable, CaseIterable, Sendable {
        /// Target these: consent, control group and caps decide.
        case include
        /// Do not target these: charges no cap, and the last good release will do.
        case exclude
    }

    /// Whether its list is made before that of `other`, where one command makes both.
    public func comesBefore(_ other: Self) -> Bool {
        (priority ?? .max, name) < (other.priority ?? .max, other.name)
    }

    /// Creates an empty export.
    public init() {}
}
