import Definitions
import Exports
import Failures
import Postgres

extension Examination {
    /// What each export lacks to be made.
    static let exports = Examination("exports", needs: [definitions, schema, zone]) {
        patient,
        diagnosis in
        let configuration = try patient.definitions.get()
        guard !configuration.exports.isEmpty else { return [.well("none is defined")] }
        let asOf = try await patient.asOf()
        let prospects = try await ExportProspects(
            configuration,
            asOf: asOf,
            from: patient.database.get()
        )
        var exports: [ExportProspects.Lack: [String]] = [:]
        var lacks: [ExportProspects.Lack] = []
        var ready: [String] = []
        for export in configuration.exports {
            let found = try await prospects.lacks(of: export)
            if found.isEmpty { ready.append(export.name) }
            for lack in found {
                if exports[lack] == nil { lacks.append(lack) }
                exports[lack, default: []].append(export.name)
            }
        }
        var answers = lacks.map { lack in
            Answer.wrong(
                lack.kind,
                "\((exports[lack] ?? []).abridged): \(lack.words)",
                fix: lack.fix
            )
        }
        let causes = [key, keptBytes, outbox, disk, lists, consents, freshness]
            .compactMap(diagnosis.cause)
        var seen: Set<String> = []
        let waiting = causes.filter { seen.insert($0).inserted }
        if !waiting.isEmpty {
            answers.append(.unexamined(because: waiting.joined(separator: ", ")))
        } else if !ready.isEmpty {
            answers.insert(.well("\(ready.abridged): \(prospects.words)"), at: 0)
        }
        return answers
    }
}
