public import Digests

/// A row whose cells are hashed once: for the file, and for what a destination finds the person by.
public struct HashedRow: Equatable, Sendable {
    /// The cells, in the order of the format's header.
    public let cells: [Cell]
    /// SHA-256 of each cell that leaves hashed, or the digest that it came as; `nil` for all others.
    let digests: [Digest?]

    /// Hashes what leaves hashed.
    ///
    /// - Parameters:
    ///   - cells: a row of a format.
    ///   - digest: begun with nothing; it is left so.
    public init(_ cells: [Cell], hashing digest: SHA256) {
        self.cells = cells
        digests = cells.map { cell in
            switch cell {
            case .hashed(let text): digest.digest(of: text)
            case .digest(let text): Digest(hexadecimal: text)
            case .plain, .withheld, .empty: nil
            }
        }
    }

    private init(_ cells: [Cell], _ digests: [Digest?]) {
        self.cells = cells
        self.digests = digests
    }

    /// The row with some columns empty because they are denied.
    func without(_ columns: [Int]) -> Self {
        var (cells, digests) = (cells, digests)
        for column in columns {
            cells[column] = .empty(.denied)
            digests[column] = nil
        }
        return Self(cells, digests)
    }
}
