import Postgres

/// Lists that were sent and that the database does not know, from whose numbers a person goes on.
///
/// Their files may lie in the outbox; nothing in the database says what is in them.
struct AdoptedLists: Sendable {
    /// The numbers of each export.
    private var numbers: [String: [ClosedRange<Int>]] = [:]

    init(_ rows: Rows) throws(PostgresError) {
        for row in rows {
            let after: Int = try row.value("after_sequence")
            let last: Int = try row.value("last_sequence")
            guard after < last else { continue }
            numbers[try row.value("export"), default: []].append(after + 1...last)
        }
    }

    /// The exports that have some.
    var exports: some Collection<String> { numbers.keys }

    /// Whether a path below the outbox is named as a file or manifest of one of them.
    func name(_ path: String) -> Bool {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let own = numbers[String(parts[0])],
            parts[1].hasPrefix("\(parts[0]).")
        else { return false }
        let rest = parts[1].dropFirst(parts[0].count + 1)
        let shape =
            /(?:synthetic\.)?([0-9]{6,18})(?:\.manifest\.json|(?:\.removals)?(?:\.[0-9]+)?\.csv)/
        guard let match = rest.wholeMatch(of: shape), let number = Int(match.1) else {
            return false
        }
        let isPadded = match.1.count == max(6, "\(number)".count)
        return isPadded && own.contains { $0.contains(number) }
    }
}
