/// The hashes of applied definitions.
public struct DefinitionHashes: Sendable {
    let hashes: [String: String]

    /// The hash of a definition.
    ///
    /// - Precondition: it is of the configuration that was applied.
    public func of(_ kind: String, _ name: String) -> String {
        guard let hash = hashes["\(kind)/\(name)"] else { preconditionFailure("\(kind) \(name)") }
        return hash
    }
}
