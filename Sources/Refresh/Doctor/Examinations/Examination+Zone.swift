import Failures
import Definitions
import Warehouse

extension Examination {
    /// Whether the server knows the zones that cut days.
    static let zone = Examination("zone", needs: [definitions, database]) { patient, _ in
        let definition = try patient.definitions.get().warehouse
        let unknown = try await ZoneNames.unknown(of: definition, from: patient.database.get())
        guard unknown.isEmpty else {
            return unknown.map { .wrong($0.kind, $0.description, fix: "") }
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
