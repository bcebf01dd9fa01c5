/// A scheduled mapping of segments to one destination.
public struct ExportDefinition: Codable, Hashable, Sendable {
    /// The export's name; its files lie in a folder of that name.
    public var name = ""
    /// Who answers for it.
    public var owner = ""
    /// Where the files go.
    public var channel = ""
    /// Segments whose members are wanted.
    public var segments: [String] = []
    /// Segments whose members are left out.
    public var excludeSegments: [String] = []
    /// The control group that is held back.
    public var controlGroup: String?
    /// Fewest members a file may have: a smaller list points at people.
    public var minMembers = 100

    /// Creates an empty export.
    public init() {}
}
