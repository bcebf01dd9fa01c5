public import Digests

extension AudienceFormat {
    /// Returns whom the identifiers of a row reach, whichever destination they are written for: two that name one
    /// mailbox or one number in the forms of two destinations are equal here.
    ///
    /// An address of Gmail is its mailbox, a number its E.164. A digest is what it is: which form was hashed, it does
    /// not say.
    ///
    /// - Parameters:
    ///   - identifiers: those of `row`, as ``identifiers(of:hashing:)`` returns them.
    ///   - row: a row of this format.
    ///   - digest: begun with nothing; it is left so.
    /// - Returns: as many as `identifiers`, each at its place; `nil` when they are all the same.
    public func reached(
        by identifiers: [Identifier],
        of row: HashedRow,
        hashing digest: SHA256
    ) -> [Identifier]? {
        var reached: [Identifier]?
        let parts = identifierColumns.filter { $0.isComplete(in: row.cells) }
        for (place, (part, own)) in zip(parts, identifiers).enumerated() {
            guard let text = row.cells[part.columns[0]].spoken,
                let form = part.kind.shared(text)
            else { continue }
            reached = reached ?? identifiers
            reached?[place] = Identifier(own.kind, digest: digest.digest(of: form))
        }
        return reached
    }
}

extension Cell {
    /// The text that leaves, as it stands or hashed; `nil` where it came as a digest, or nothing leaves.
    fileprivate var spoken: String? {
        switch self {
        case .plain(let text), .hashed(let text): text
        case .digest, .withheld, .empty: nil
        }
    }
}
