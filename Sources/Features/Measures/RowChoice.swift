import Warehouse

/// Which rows a measure is computed from.
struct RowChoice: Sendable {
    /// The source.
    let role: SourceRole
    /// So many days of the business zone before the as-of; `nil` for all of the past.
    let windowDays: Int?
    /// The values that keep a row.
    let filter: RowFilter
}
