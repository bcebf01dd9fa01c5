import Failures
import Definitions
import Warehouse

extension Examination {
    /// Whether the server knows the zones that cut days.
    static let zone = Examination("zone", needs: [definitions, database]) { patient, _ in
        let definition = try patient.definitions.get().warehouse
        let findings = try await ZoneFindings.find(definition, from: patient.database.get())
        guard findings.isEmpty else {
            return findings.map { .wrong(.configuration, $0.message, fix: $0.fix) }
        }
        let asOf = try await patient.asOf()
        let day = try await BusinessDays(
            from: asOf,
            [],
            in: definition.timeZone,
            from: patient.database.get()
        ).name(0)
        return [.well("\(definition.timeZone), as of \(day)")]
    }
}
