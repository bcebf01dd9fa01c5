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
            let number = FileNames.sequence(in: String(parts[1]), of: String(parts[0]))
        else { return false }
        return own.contains { $0.contains(number) }
    }
}
