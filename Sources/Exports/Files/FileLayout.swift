/// Where the columns of a format stand in a file that was written when it had other ones.
struct FileLayout: Sendable {
    /// How many cells a record of the file has.
    let width: Int
    /// For each column of the format its place in the file; `nil` where the file has none.
    private let places: [Int?]

    /// Compares the header of a file with that of its format by now; columns may bear the same name, and then are told
    /// apart by their order.
    ///
    /// - Returns: `nil` where the file has a column that the format does not: what stands there cannot be sent any more.
    init?(_ header: [String], of columns: [String]) {
        var free = Array(header.enumerated())
        width = header.count
        places = columns.map { column in
            free.firstIndex { $0.element == column }.map { free.remove(at: $0).offset }
        }
        guard free.isEmpty else { return nil }
    }

    /// The cells of a record in the order of the format's columns; empty ones where the file has no such column.
    ///
    /// - Returns: `nil` where the record is not as wide as the header.
    func cells(of record: [[UInt8]]) -> [[UInt8]]? {
        guard record.count == width else { return nil }
        return places.map { $0.map { record[$0] } ?? [] }
    }
}
