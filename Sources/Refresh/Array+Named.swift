extension Array {
    /// Returns the definitions of a name; all of them where none is asked for.
    ///
    /// - Parameters:
    ///   - wanted: the name.
    ///   - name: where a definition has its own.
    ///   - kind: what such a definition is called.
    /// - Returns: at least one where a name is asked for.
    /// - Throws: ``RefreshError/unknown(_:_:defined:)``.
    func named(
        _ wanted: String?,
        by name: (Element) -> String,
        _ kind: String
    ) throws(RefreshError) -> Self {
        guard let wanted else { return self }
        let found = filter { name($0) == wanted }
        guard !found.isEmpty else { throw .unknown(kind, wanted, defined: map(name)) }
        return found
    }
}
