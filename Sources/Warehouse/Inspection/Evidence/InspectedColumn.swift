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

    /// What times its numbers say, where they do and name nothing.
    var numericTimes: NumericTimes? {
        type.isNumber && !isUnique && declaredLink == nil ? profile.numericTimes : nil
    }

    /// Whether it holds times, or days.
    var isTime: Bool { type.isTime || numericTimes != nil }

    /// Its times as the server writes them; `nil` where a row has none.
    var times: [String?] {
        guard let numericTimes else { return profile.cells }
        return profile.cells.map { $0.flatMap(numericTimes.time) }
    }

    /// Whether its numbers are counted or summed, and name nothing.
    var isMeasure: Bool { type.isNumber && !isUnique && declaredLink == nil && numericTimes == nil }

    /// Whether values of a column can be keys of the other: both numbers, or both texts.
    func isComparable(to other: Self) -> Bool {
        type.isKey && other.type.isKey && type.isNumber == other.type.isNumber
            && (type == .uuid) == (other.type == .uuid)
    }
}
