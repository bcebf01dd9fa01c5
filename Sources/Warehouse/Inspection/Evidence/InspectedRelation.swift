/// A relation of an inspected schema.
public struct InspectedRelation: Sendable {
    /// How much of it was looked at.
    enum Reading: Sendable, Equatable {
        /// Every row, or so many that are spread over it, or those that came first.
        case whole, spread, beginning
        /// Nothing, and why.
        case unread(String)
    }

    /// `schema.relation`.
    public let path: String
    /// What it is.
    let kind: RelationKind
    /// How many rows the last ANALYZE counted; 0 where it never ran.
    public let rowEstimate: Int
    /// How many bytes lie here.
    let byteCount: Int
    /// Its columns.
    public internal(set) var columns: [InspectedColumn]
    /// How much of it was looked at, and how many rows these were.
    var reading = Reading.unread("not looked at")
    var rowsRead = 0
    /// How it keeps the history of people; `nil` where it does not.
    var history: History?
    /// Of the rows that were looked at those of before, where today's alone are held here.
    private(set) var rowsOfBefore = 0
    /// Whether rows of before were left aside.
    var isOfToday: Bool { rowsOfBefore > 0 }
    /// The view that is to be made of it; `nil` where it is mapped as it is.
    var view: VersionView?

    /// The relation's name without its schema, in small letters.
    var name: String { Source.split(path)?.name.lowercased() ?? path }
    /// Its schema.
    var schema: String { Source.split(path)?.schema ?? "" }
    /// Whether every row was looked at.
    var isWhole: Bool { reading == .whole }

    /// About how many rows there are.
    var rowCount: Int { isWhole ? rowsRead : max(rowEstimate, rowsRead) }

    /// About how many rows there are before any was looked at: as ANALYZE counted, or as the bytes make likely.
    var sizeEstimate: Int { max(rowEstimate, kind.hasBlocks ? byteCount / 250 : 0) }

    /// Its path in the contract.
    var mappedPath: String { view?.path ?? path }

    /// The same relation as its rows of today have it; itself where it keeps no history.
    var today: Self {
        guard let history else { return self }
        var today = self
        for place in columns.indices {
            let cells = zip(columns[place].profile.cells, history.isToday).filter(\.1).map(\.0)
            today.columns[place].profile = ColumnProfile(cells)
        }
        today.rowsRead = history.isToday.count(where: \.self)
        today.rowsOfBefore = rowsRead - today.rowsRead
        return today
    }

    /// A column by its name.
    func column(_ name: String) -> InspectedColumn? { columns.first { $0.name == name } }

    /// Whether a column tells rows apart, as far as is known: by an index, or in what was looked at.
    func isKey(_ column: InspectedColumn) -> Bool {
        guard column.type.isKey else { return false }
        if column.isUnique { return true }
        if column.numericTimes != nil { return false }
        let profile = column.profile
        guard profile.known == profile.rows, profile.rows >= 5, profile.isDistinct else {
            return false
        }
        // Money and measures are distinct by chance.
        return column.type == .text || column.type == .uuid || !profile.hasFractions
    }

    /// How many rows, in words.
    var sizeWords: String {
        let seen = rowsRead + rowsOfBefore
        let before = rowsOfBefore > 0 ? ", \(rowsOfBefore) of them of before" : ""
        return switch reading {
        case .whole: "\(seen) rows, all looked at\(before)"
        case .spread:
            "about \(rowCount) rows, \(seen) looked at that are spread over all of them\(before)"
        case .beginning:
            "\(kind.words), \(seen) of \(rowEstimate > 0 ? "about \(rowEstimate)" : "its") rows looked at\(before)"
        case .unread(let reason): "not looked at: \(reason)"
        }
    }
}
