import Audit
import Identity
import Postgres
import Texts

/// What the audit trail says of rows, entry by entry: the newest sum of each, and sums that may not be there.
struct SealBook: Sendable {
    /// What was summed up.
    struct Key: Hashable, Comparable, Sendable {
        let thing: String, part: String

        static func < (left: Self, right: Self) -> Bool {
            (left.thing, left.part) < (right.thing, right.part)
        }
    }

    /// A sum, and the entry that has it.
    struct Mark: Sendable {
        let seal: Seal
        let auditID: Int
        let event: String
        let at: Instant
        /// For how many days what is gone was kept, where the entry says it.
        let keptDays: Int?
    }

    /// How far a run has come by the trail.
    private enum Stage { case open, committed, published }

    private(set) var newest: [Key: Mark] = [:]
    /// What was summed up again though it cannot have changed.
    private(set) var breaches: [String] = []
    /// When the first sum was taken.
    private(set) var since: Instant?

    private let retirements: [Retirement]
    private var stages: [String: Stage] = [:]
    private var committedAt: [String: Instant] = [:]
    private var arrived: (thing: String, stage: Stage, auditID: Int)?

    /// Reads the rows of `list_seals`, oldest first, where such rows may be gone.
    init(_ rows: [SQL.ListSealsRow], retiring retirements: [Retirement] = Retirement.all) {
        self.retirements = retirements
        for row in rows {
            guard let count = row.rowCount, let sha256 = row.sha256 else {
                breaches.append("entry \(row.auditID): a sum that cannot be read")
                continue
            }
            take(
                Mark(
                    seal: Seal(of: row.sealedThing, row.part, rows: count, sha256: sha256),
                    auditID: row.auditID,
                    event: row.event,
                    at: row.recordedAt,
                    keptDays: row.keptDays
                )
            )
        }
    }

    private mutating func take(_ mark: Mark) {
        if let arrived, arrived.auditID != mark.auditID {
            stages[arrived.thing] = arrived.stage
            self.arrived = nil
        }
        since = since ?? mark.at
        let key = Key(thing: mark.seal.thing, part: mark.seal.part)
        if let before = newest[key], before.seal != mark.seal, Self.isSettled(key, before),
            !isRetired(key, mark)
        {
            breach(key, mark, "otherwise than before")
        }
        if key.thing.hasPrefix("run ") { judge(key, mark) }
        newest[key] = mark
    }

    /// Whether something is gone that may be; a breach of its own where its time was not over.
    private mutating func isRetired(_ key: Key, _ mark: Mark) -> Bool {
        let retirement = retirements.first { $0.part == key.part && $0.event == mark.event }
        guard let retirement, mark.seal.rows == 0 else { return false }
        let since =
            key.thing.hasPrefix("run ") ? committedAt[key.thing] : newest[key].map(\.at)
        // A day less: whoever lets rows go has a clock of its own.
        let days = retirement.days(of: mark)
        if let since, mark.at < since.advanced(byDays: days - 1) {
            breach(
                key,
                mark,
                "as gone before \(days.counted("day")) \(days == 1 ? "was" : "were") over"
            )
        }
        return true
    }

    /// What never changes once it is summed up, but for what retires.
    private static func isSettled(_ key: Key, _ before: Mark) -> Bool {
        switch key.part {
        case "keys", "scores", "version", "gates": true
        case "approval": before.seal.rows > 0
        default: false
        }
    }

    /// A run that is committed keeps its list, and one that is published keeps everything but what retires.
    private mutating func judge(_ key: Key, _ mark: Mark) {
        let stage = stages[key.thing] ?? .open
        switch mark.event {
        case "export_committed":
            arrived = (key.thing, .committed, mark.auditID)
            committedAt[key.thing] = mark.at
        case "export_published": arrived = (key.thing, .published, mark.auditID)
        case "export_reopened" where stage == .committed:
            arrived = (key.thing, .open, mark.auditID)
            return
        default: break
        }
        guard stage != .open, mark.seal != newest[key]?.seal else { return }
        guard !isRetired(key, mark), !isSealedAnew(key, mark),
            key.part != "run" || stage != .committed
        else { return }
        breach(key, mark, "after it was \(stage == .committed ? "committed" : "published")")
    }

    /// Whether as many rows are under another key: what bytes are, the files' sums say.
    private func isSealedAnew(_ key: Key, _ mark: Mark) -> Bool {
        mark.event == "run_resealed"
            && [RunSeal.Part.kept, .candidates].map(\.rawValue).contains(key.part)
            && mark.seal.rows == newest[key]?.seal.rows
    }

    private mutating func breach(_ key: Key, _ mark: Mark, _ how: String) {
        breaches.append(
            "\(key.thing): \(Self.words(of: key.part)) summed up again in entry \(mark.auditID), \(how)"
        )
    }

    /// The ranges of customers whose keys were summed up.
    var ranges: [KeySeal.Range] { newest.keys.compactMap { KeySeal.Range(thing: $0.thing) } }

    /// What is gone since its time was over, such as `kept bytes of 2 runs after 90 days`.
    var retired: [String] {
        retirements.compactMap { retirement in
            let gone = newest.filter {
                $0.key.part == retirement.part && $0.value.event == retirement.event
            }
            guard let kind = gone.keys.first?.thing.split(separator: " ").first else { return nil }
            let days = gone.values.map(retirement.days(of:))
            guard let fewest = days.min(), let most = days.max() else { return nil }
            if retirement.fewestDays == 0 {
                return
                    "\(Self.words(of: retirement.part)) of \(gone.count) \(kind)s lost with their key"
            }
            let span = (fewest == most ? "" : "\(fewest) to ") + most.counted("day")
            return "\(Self.words(of: retirement.part)) of \(gone.count) \(kind)s after \(span)"
        }
    }

    /// Returns where rows differ from their newest sums, and rows that nothing sums up.
    func differences(from sums: [Seal]) -> [String] {
        var found: [Key: Seal] = [:]
        for sum in sums { found[Key(thing: sum.thing, part: sum.part)] = sum }
        var breaches: [String] = []
        for key in newest.keys.sorted() {
            guard let mark = newest[key] else { continue }
            let now = found[key] ?? Seal(of: key.thing, key.part)
            guard now != mark.seal else { continue }
            let rows = mark.seal.rows
            let change =
                now.rows == rows
                ? "are not those" : now.rows == 0 ? "are gone" : "are \(now.rows), not the \(rows)"
            breaches.append(
                "\(key.thing): \(Self.words(of: key.part)) \(change) that entry \(mark.auditID) sums up"
            )
        }
        let firsts = firsts
        for key in found.keys.sorted() where newest[key] == nil {
            guard isExpected(key, firsts) else { continue }
            breaches.append("\(key.thing): \(Self.words(of: key.part)) that no entry sums up")
        }
        return breaches
    }

    /// The first of each kind, and part, that is summed up: what is older stems from before there were sums.
    private var firsts: [Key: Int64] {
        var firsts: [Key: Int64] = [:]
        for key in newest.keys {
            guard let (kind, number) = Self.number(of: key.thing) else { continue }
            let first = Key(thing: kind, part: key.part)
            firsts[first] = min(firsts[first] ?? number, number)
        }
        return firsts
    }

    /// The kind of a thing that is numbered, and its number.
    private static func number(of thing: String) -> (kind: String, number: Int64)? {
        let words = thing.split(separator: " ")
        guard let last = words.last, let number = Int64(last) else { return nil }
        switch words[0] {
        case "run", "release", "refresh": return (String(words[0]), number)
        case "version": return (words.dropLast().joined(separator: " "), number)
        default: return nil
        }
    }

    private func isExpected(_ key: Key, _ firsts: [Key: Int64]) -> Bool {
        if let (kind, number) = Self.number(of: key.thing) {
            // Numbers begin at one.
            return number < 1
                || firsts[Key(thing: kind, part: key.part)].map { number > $0 } ?? false
        }
        switch key.part {
        case "champion":
            let kind = "version " + key.thing.dropFirst("champion ".count)
            return firsts[Key(thing: kind, part: "version")] != nil
        // Whoever writes one sums all of them up.
        case "origins", "lists": return true
        default: return false
        }
    }

    /// What the rows of a part are called.
    private static func words(of part: String) -> String {
        switch part {
        case "run", "release", "version": "rows of itself"
        case "files": "rows of its files"
        case "kept": "kept bytes"
        case "entered": "stays that began"
        case "left": "stays that ended"
        case "approval": "approvals"
        case "champion": "champions"
        case "acts": "what people did to it"
        default: part
        }
    }
}
