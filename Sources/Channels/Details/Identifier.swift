public import Digests

/// One thing that a destination finds a person by, in the destination's own normalised form.
///
/// Two rows that bear the same identifier are one person to the destination, however the warehouse
/// writes it; and whoever withdrew it has withdrawn it for everybody who bears it.
public struct Identifier: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, CaseIterable, Sendable {
        /// An e-mail address.
        case email
        /// A phone number.
        case phone
        /// Names and a place, which find somebody only together.
        case address
        /// A device's advertising id.
        case device
    }

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

/// The columns of a format that make one identifier.
public struct IdentifierColumns: Sendable {
    /// What they find somebody by.
    public let kind: Identifier.Kind
    /// The columns that say who it is, by their place in the header, in the order they are joined.
    public let columns: [Int]
    /// What has to be there for it to find anybody: of each group at least one column.
    public let needed: [[Int]]
    /// Columns that say more of it and nothing without it: they go when it goes.
    public let companions: [Int]

    /// One column that finds somebody by itself.
    init(_ kind: Identifier.Kind, _ column: Int) {
        self.init(kind, [column], needed: [[column]])
    }

    init(
        _ kind: Identifier.Kind,
        _ columns: [Int],
        needed: [[Int]],
        companions: [Int] = []
    ) {
        self.kind = kind
        self.columns = columns
        self.needed = needed
        self.companions = companions
    }

    /// Whether `cells` hold as much of it as finds somebody.
    func isComplete(in cells: [Cell]) -> Bool {
        needed.allSatisfy { $0.contains { cells[$0].isPresent } }
    }
}
