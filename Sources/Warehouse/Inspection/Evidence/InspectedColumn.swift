/// Where a column stands.
struct ColumnPlace: Hashable, Sendable {
    /// `schema.relation`.
    let relation: String
    let column: String
}

/// A column of an inspected relation: what the catalogue says of it, and what its sample holds.
public struct InspectedColumn: Sendable {
    /// Its name and what it holds.
    public let name: String, type: ColumnType
    /// Whether no two rows have the same value, and whether rows are found by it; both by an index.
    let isUnique: Bool, isIndexed: Bool
    /// The column that a foreign key links it to.
    let declaredLink: ColumnPlace?
    /// How many columns that foreign key has.
    let linkWidth: Int
    /// What the sample holds.
    var profile = ColumnProfile([])

    /// Whether it holds texts.
    var isText: Bool { type == .text }

    /// Whether its numbers are counted or summed, and name nothing.
    var isMeasure: Bool { type.isNumber && !isUnique && declaredLink == nil }

    /// Whether values of a column can be keys of the other: both numbers, or both texts.
    func isComparable(to other: Self) -> Bool {
        type.isKey && other.type.isKey && type.isNumber == other.type.isNumber
            && (type == .uuid) == (other.type == .uuid)
    }
}
