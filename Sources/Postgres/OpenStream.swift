/// Rows on their way between a session and its server: a COPY, or a statement that is read row by row.
struct OpenStream {
    /// The statement's path.
    let query: String
    /// Whether its transaction was begun for it alone, and ends with it.
    var isAlone = false
    /// How many have passed.
    var rows = 0
    /// Whether the last has.
    var isFinished = false
}
