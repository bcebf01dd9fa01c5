import Failures
import Definitions
import Postgres
import Schema
import Texts
import Warehouse

extension Examination {
    /// Whether whoever reads may read the sources, and these are as the contract says.
    static let sources = Examination("sources", needs: [definitions, login, reader]) { patient, _ in
        let definition = try await patient.contract()
        let pool = try patient.sources.get()
        let closed = try await WarehouseCatalog.unreadable(definition, from: pool)
        let (login, _) = try await DatabaseRoles.login(pool)
        var answers: [Answer] = []
        if !closed.isEmpty {
            let names = closed.map { "\($0.schema).\($0.name)" }
            answers.append(
                .wrong(
                    .notPermitted,
                    "\(login) may not read \(names.abridged); let a DBA run",
                    fix: patient.roles.forReading(closed, as: login).joined(separator: " ")
                )
            )
        }
        let hidden = definition.sources.filter { source in
            closed.contains { source.relation == "\($0.schema).\($0.name)" }
        }.map(\.role.rawValue)
        answers += try await patient.catalog().findings.filter { !hidden.contains($0.source) }
            .map { Answer($0) }
        let names = definition.sources.map(\.role.rawValue)
        return answers.isEmpty
            ? [.well("\(login) reads \(names.joined(separator: ", "))")] : answers
    }

    /// Whether the sources go on as they did, by what is stated for them or by their own rhythm.
    static let freshness = Examination("freshness", needs: [sources, zone]) { patient, _ in
        let asOf = try await patient.asOf()
        let catalog = try await patient.catalog()
        let pool = try patient.sources.get()
        var answers: [Answer] = []
        var ages: [String] = []
        for source in catalog.definition.sources {
            do {
                let found = try await SourceFreshness(
                    of: source.role,
                    in: catalog,
                    asOf: asOf,
                    from: pool
                )
                guard let found else { continue }
                answers += found.findings.map { Answer($0) }
                ages.append("\(source.role.rawValue) \(age(of: found.newest, at: asOf))")
            } catch {
                answers.append(await patient.answer(to: error))
            }
        }
        guard answers.isEmpty else { return answers }
        return [
            .well(
                ages.isEmpty
                    ? "no source has rows that say when they were"
                    : "newest rows before the as-of: \(ages.joined(separator: ", "))"
            )
        ]
    }

    private static func age(of instant: Instant, at asOf: Instant) -> String {
        let hours = (asOf.microseconds - instant.microseconds) / 3_600_000_000
        return hours < 72 ? "\(hours) h" : (hours / 24).counted("day")
    }
}

extension [String] {
    /// The first three names, and how many more there are.
    var abridged: String {
        let first = prefix(3).joined(separator: ", ")
        return count > 3 ? "\(first) and \(count - 3) more" : first
    }
}
