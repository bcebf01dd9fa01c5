public import Digests

/// One thing that a destination finds a person by, in the destination's own normalised form.
///
/// Two rows that bear the same identifier are one person to the destination, however the warehouse
/// writes it; and whoever withdrew it has withdrawn it for everybody who bears it.
public struct Identifier: Hashable, Sendable {
    /// What it is.
    public let kind: Kind
    /// SHA-256 of the normalised form.
    ///
    /// It is that of the text which stands in the file or is hashed into it, and of an address's cells as they
    /// stand in the file, a zero byte behind each. Where the cell already holds a digest, it is that digest.
    public let digest: Digest

    /// Creates an identifier from a digest.
    public init(_ kind: Kind, digest: Digest) {
        self.kind = kind
        self.digest = digest
    }
}
