/// Where the owner of a run writes its files before they are published: no other owner's.
public struct Staging: Hashable, Sendable {
    /// The run, and the token of the lease that owns it.
    public let runID: Int64, token: Int64

    /// The staging of a run and its owner.
    public init(_ runID: Int64, _ token: Int64) {
        self.runID = runID
        self.token = token
    }

    /// The staging that is called so; `nil` when none is.
    init?(named name: String) {
        let parts = name.split(separator: ".").compactMap { Int64($0) }
        guard parts.count == 2 else { return nil }
        self.init(parts[0], parts[1])
    }

    /// The staging whose owner writes a file of this path; `nil` where none does.
    init?(writing path: DestinationPath) {
        guard path.parent.parent == .stagings, StagedFile(named: path.name) != nil else {
            return nil
        }
        self.init(named: path.parent.name)
        guard self.path == path.parent else { return nil }
    }

    /// Where it is.
    public var path: DestinationPath { .stagings.below("\(runID).\(token)") }

    /// A file in it.
    func file(_ file: StagedFile) -> DestinationPath { path.below(file.name) }
}
