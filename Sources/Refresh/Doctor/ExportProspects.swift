import Definitions
import Exports
import Failures
import Postgres
import Warehouse

/// What exports need of models, releases and segments, and what of it there is.
struct ExportProspects {
    /// Something that an export cannot be made without.
    struct Lack: Hashable {
        let kind: FailureKind
        let words: String, fix: String
    }

    private let configuration: Configuration
    private let asOf: Instant
    private let pool: SessionPool
    /// What the release in force has of each outcome; none where nothing is in force.
    private let standings: [SQL.ListStandingsRow]
    /// Which version of each outcome scores, and which is the newest; `nil` where the login may not look.
    private let versions: [String: SQL.ListNewestVersionsRow]?

    /// Looks at what the exports of a configuration read.
    ///
    /// - Throws: `PostgresError`.
    init(_ configuration: Configuration, asOf: Instant, from pool: SessionPool) async throws {
        self.configuration = configuration
        self.asOf = asOf
        self.pool = pool
        let read = Set(configuration.exports.flatMap(configuration.outcomes(readBy:))).sorted()
        standings = try await pool.query(SQL.listStandings, [.texts(read)]).map { $0 }
        do {
            let rows = try await pool.query(SQL.listNewestVersions, [.texts(read)])
            versions = Dictionary(uniqueKeysWithValues: rows.map { ($0.outcome, $0) })
        } catch let error as PostgresError where error.state == .insufficientPrivilege {
            // Whoever exports sees releases, and no model.
            versions = nil
        }
    }

    /// The release that lists are made from.
    var words: String {
        guard let release = standings.first else { return "no release is needed" }
        let until = release.validUntil.map { " until \($0)" } ?? ""
        return "release \(release.releaseID) is in force\(until)"
    }

    /// What an export lacks, in the order in which it is made.
    ///
    /// - Throws: `PostgresError`.
    func lacks(of export: ExportDefinition) async throws -> [Lack] {
        let outcomes = configuration.outcomes(readBy: export)
        let found = outcomes.compactMap { lack(of: $0, export.kind) }
        guard found.isEmpty else { return found }
        let members = try await pool.one(SQL.countAudience, [.texts(export.segments)]).memberCount
        guard members < export.minMembers else { return [] }
        return [
            Lack(
                kind: .data,
                words:
                    "\(members) in its segments, fewer than min_members \(export.minMembers)",
                fix: "segcast run fills segments; a smaller list needs a smaller min_members"
            )
        ]
    }

    private func lack(of outcome: String, _ kind: ExportDefinition.Kind) -> Lack? {
        if let versions, versions[outcome]?.actingVersion == nil {
            guard let newest = versions[outcome]?.newestVersion else {
                return Lack(
                    kind: .notPermitted,
                    words: "\(outcome) has no model",
                    fix: "segcast train \(outcome)"
                )
            }
            return Lack(
                kind: .notPermitted,
                words: "\(outcome) has no approved model",
                fix: "segcast models approve \(outcome) \(newest)"
            )
        }
        guard let release = standings.first else {
            return Lack(kind: .data, words: "no release is in force", fix: "segcast run")
        }
        // A list of whom not to target keeps its last good scores.
        guard kind == .include else { return nil }
        guard let standing = standings.first(where: { $0.outcome == outcome }) else {
            return Lack(
                kind: .data,
                words: "release \(release.releaseID) has no scores of \(outcome)",
                fix: "segcast run"
            )
        }
        guard let until = standing.outcomeValidUntil else {
            return Lack(
                kind: .data,
                words: "\(outcome) is held in release \(release.releaseID)",
                fix: "segcast release guards \(release.releaseID)"
            )
        }
        guard until < asOf else { return nil }
        return Lack(
            kind: .data,
            words: "the scores of \(outcome) expired at \(until)",
            fix: "segcast run; to look at another day, give --as-of"
        )
    }
}
