/// How the server is asked whether it reads a statement.
enum Trial {
    /// It is prepared, and says what it takes and returns.
    case prepare(String)
    /// It is run and taken back: what cannot be prepared.
    case run(String)

    /// Looks at a statement, with a header or a comment in front or without.
    ///
    /// Of a COPY that reads, its query is prepared; of one that writes, a query of the columns that it writes.
    init(_ text: String) {
        let lines = text.split(separator: "\n").drop { $0.hasPrefix("--") }
        let bare = lines.joined(separator: "\n").replacing(#/^/\*[^*]*\*/ /#, with: "")
        if let copy = bare.wholeMatch(of: /(?s)copy \((.*)\) to stdout with .*/) {
            self = .prepare(String(copy.1))
        } else if let copy = bare.wholeMatch(
            of: /(?s)copy (\S+)(?: \(([^)]*)\))?\s+from stdin with .*/
        ) {
            self = .prepare("select \(copy.2 ?? "*") from \(copy.1)")
        } else if bare.contains(/^(select|insert|update|delete|with|values)\b/) {
            self = .prepare(text)
        } else {
            self = .run(text)
        }
    }
}
