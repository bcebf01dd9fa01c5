import Postgres

/// Lists that were sent and that the database does not know, from whose numbers a person goes on.
///
/// Their files may lie in the outbox; nothing in the database says what is in them.
struct AdoptedLists: Sendable {
    /// The numbers of each export.
    private var numbers: [String: [ClosedRange<Int>]] = [:]
    /// The last of each adoption: its export, number, and manifest's hash where the outbox had one.
    private var lasts: [(export: String, number: Int64, sha256: String)] = []

    init(_ rows: [SQL.ListAdoptedRow]) {
        for row in rows {
            let (after, last) = (row.afterSequence, row.lastSequence)
            guard after < last else { continue }
            numbers[row.export, default: []].append(after + 1...last)
            lasts.append((row.export, Int64(last), row.manifestSHA256))
        }
    }

    /// The exports that have some.
    var exports: some Collection<String> { numbers.keys }

    /// The last of each adoption as a statement takes them: exports, numbers, and hashes.
    var values: [Value] {
        [.texts(lasts.map(\.export)), .bigints(lasts.map(\.number)), .texts(lasts.map(\.sha256))]
    }

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
