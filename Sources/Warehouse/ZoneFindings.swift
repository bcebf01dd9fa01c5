public import Postgres
import Texts

/// The time zones of a contract beside those that the server knows.
public enum ZoneFindings {
    /// Finds zones that the server does not know, each with the one that may be meant.
    ///
    /// - Throws: `PostgresError`.
    public static func find(
        _ definition: WarehouseDefinition,
        from sources: SessionPool
    ) async throws -> [Finding] {
        var findings: [Finding] = []
        for zone in Set([definition.timeZone] + definition.sources.compactMap(\.timeZone)).sorted()
        where try await sources.query(SQL.findTimeZone, [.text(zone)]).isEmpty {
            let known = try await sources.query(SQL.listTimeZones).compactMap(\.zoneName)
            let near = nearest(to: zone, among: known)
            findings.append(
                Finding(
                    .error,
                    "warehouse",
                    "the server knows no time zone \(zone)",
                    fix: near.map { "did you mean \($0)?" }
                        ?? "use an IANA name such as Europe/London"
                )
            )
        }
        return findings
    }
}
