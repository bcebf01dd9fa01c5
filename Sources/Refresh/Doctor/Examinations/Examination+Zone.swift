import Failures
import Definitions
import Warehouse

extension Examination {
    /// Whether the server knows the zones that cut days.
    static let zone = Examination("zone", needs: [definitions, database]) { patient, _ in
        let definition = try patient.definitions.get().warehouse
        let unknown = try await ZoneNames.unknown(of: definition, from: patient.database.get())
        guard unknown.isEmpty else {
            return unknown.map { error in
                guard case .unknownTimeZone(let zone, let place, let nearest) = error else {
                    return .wrong(error.kind, error.description, fix: "")
                }
                return .wrong(
                    error.kind,
                    "warehouse.yaml: \(place): there is no time zone \(zone)",
                    fix: nearest.map { "did you mean \($0)?" }
                        ?? "use an IANA name such as Europe/London"
                )
            }
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
