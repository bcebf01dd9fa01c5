import Postgres
import Texts

/// What is told of an exclusion that leaves out no row: what it waits for, and which values there are.
struct ExclusionCheck {
    let source: Source
    let exclusion: Exclusion

    /// The finding, of so many rows.
    ///
    /// - Throws: `PostgresError` when the column cannot be read.
    func finding(of all: Int, _ sources: SessionPool) async throws -> Finding {
        let (column, found) = (exclusion.column, try await values(sources))
        let (words, fix): (String, String) =
            switch exclusion.test {
            case .values(let wanted):
                ("\(column) is never \(Self.list(wanted, "or"))", advice(wanted, found))
            case .except(let kept):
                ("\(column) is always \(Self.list(kept, "or"))", Self.ifMeant)
            case .presence(.known): ("\(column) is always null", Self.ifMeant)
            case .presence(.unknown): ("\(column) is never null", Self.ifMeant)
            case .bounds(let bounds):
                (
                    "\(column) is never \(Self.list(bounds.map { "\($0.bound.words) \($0.limit.rawValue)" }, "and"))",
                    Self.ifMeant
                )
            }
        return Finding(
            .warning,
            .exclusionIdle,
            source.role.rawValue,
            "exclude \(exclusion.because) leaves out none of \(all) rows: \(words)",
            fix: fix
        )
    }

    private static let ifMeant = "look at the column, or take the entry out"

    /// What to do about values that no row has.
    private func advice(_ wanted: [String], _ found: [String]) -> String {
        if let pattern = wanted.first(where: { $0.contains("*") || $0.contains("%") }) {
            return
                "\(pattern) stands for itself alone: write each value, except: for all but some, or is: known "
                + "for any"
        }
        let near = wanted.compactMap { Self.near($0, among: found) }.first
        let meant = near.map { "did you mean \($0)? " } ?? ""
        guard !found.isEmpty else { return Self.ifMeant }
        return "\(meant)there \(found.count == 1 ? "is" : "are") \(Self.list(found, "and"))"
    }

    /// The value that was meant by another; of short words many are alike, and mean nothing by it.
    private static func near(_ wanted: String, among found: [String]) -> String? {
        wanted.count > 4
            ? nearest(to: wanted, among: found)
            : found.first { $0.lowercased() == wanted.lowercased() }
    }

    /// The values that there are, where others were waited for.
    private func values(_ sources: SessionPool) async throws -> [String] {
        guard case .values = exclusion.test else { return [] }
        return try await source.toldValues(of: exclusion.column, from: sources)
    }

    private static func list(_ texts: [String], _ word: String) -> String {
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return "\(texts.dropLast().joined(separator: ", ")) \(word) \(last)"
    }
}
