/// Something that a source gets wrong beside the contract, and what of the source it is about.
struct SourceFault: Sendable {
    /// The part that the source plays.
    let role: SourceRole
    /// What the contract calls the column; `nil` where it is about the whole source.
    let name: String?
    /// What is told of it.
    let finding: Finding

    /// A fault of what the contract calls `name` in a source; of the whole source for `nil`.
    init(_ role: SourceRole, _ name: String?, _ finding: Finding) {
        (self.role, self.name, self.finding) = (role, name, finding)
    }

    /// A fault of a whole source.
    init(_ role: SourceRole, _ finding: Finding) { self.init(role, nil, finding) }
}
