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

    /// Where it is.
    public var path: DestinationPath { .stagings.below("\(runID).\(token)") }

    /// A file in it.
    public func file(_ name: String) -> DestinationPath { path.below(name) }

    /// One of the files of a content, by its number among them from 1.
    func file(_ content: FileContent, part: Int) -> DestinationPath {
        file("\(content.rawValue).\(part).csv")
    }
}
