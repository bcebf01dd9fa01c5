/// What headers promise otherwise than the server reads the statements.
struct Promises {
    /// A column that may be null in its table and never is in a statement, and what sees to it.
    ///
    /// A statement that says `is not null` of a column needs no line here.
    static let neverNull = [
        "exports/find_attention attention_reason": "a CHECK gives whoever needs attention a reason",
        "exports/list_stale_segments release_id": "an inner join finds its release",
        "features/finish_build customer_count": "the statement itself counts",
    ]

    /// What is promised otherwise, in words.
    private(set) var broken: [String] = []
    private var used: Set<String> = []

    /// The lines of ``neverNull`` that nothing needed.
    var unused: [String] { Self.neverNull.keys.filter { !used.contains($0) }.sorted() }

    /// Compares a statement's header with what the server says it takes and returns.
    mutating func compare(_ file: SQLFile, _ described: Described) {
        if described.columns != file.columns {
            broken.append(
                "\(file.path): returns \(described.columns), its header says \(file.columns)"
            )
        }
        compareNulls(file, described)
        let promised = file.parameters
        for (index, type) in described.parameters.enumerated() where promised[index + 1] != type {
            broken.append(
                "\(file.path): $\(index + 1) is \(type), its header says \(promised[index + 1] ?? "nothing")"
            )
        }
        if promised.count > described.parameters.count {
            broken.append("\(file.path): says too many")
        }
    }

    /// Compares what may be null as far as the server tells: of a table's column as it stands there.
    private mutating func compareNulls(_ file: SQLFile, _ described: Described) {
        let isJoinedOuter = file.text.contains(/\b(left|right|full) join\b/)
        for (name, isNeverNull) in described.isNeverNull.sorted(by: { $0.key < $1.key }) {
            let isNullable = file.nullable.contains(name)
            if isNeverNull, isNullable, !isJoinedOuter {
                broken.append("\(file.path): \(name) is never null, its header says it may be")
            }
            guard !isNeverNull, !isNullable else { continue }
            if file.text.matches(of: /(\w+) is not null(?! as)/).contains(where: { $0.1 == name }) {
                continue
            }
            let line = "\(file.path) \(name)"
            used.insert(line)
            if Self.neverNull[line] == nil {
                broken.append("\(file.path): \(name) may be null, its header says it is not")
            }
        }
    }
}
