public import Postgres
import Texts

/// The names of time zones that a contract says, beside those that the server knows.
public enum ZoneNames {
    /// Makes sure that the server knows every zone of a contract.
    ///
    /// - Throws: ``WarehouseError/unknownTimeZone(_:place:nearest:)`` for the first that it does not know; `PostgresError`.
    public static func require(
        of definition: WarehouseDefinition,
        from pool: SessionPool
    ) async throws {
        if let unknown = try await unknown(of: definition, from: pool).first { throw unknown }
    }

    /// Finds every zone of a contract that the server does not know.
    ///
    /// - Throws: `PostgresError`.
    public static func unknown(
        of definition: WarehouseDefinition,
        from pool: SessionPool
    ) async throws -> [WarehouseError] {
        let known = try await pool.query(SQL.listTimeZones).map(\.zoneName)
        let said =
            [("time_zone", definition.timeZone)]
            + definition.sources.compactMap { source in
                source.timeZone.map { ("\(source.role.rawValue): time_zone", $0) }
            }
        let names = Set(known)
        return said.filter { !names.contains($0.1) }.map { place, zone in
            .unknownTimeZone(zone, place: place, nearest: nearest(to: zone, in: known))
        }
    }

    /// The zone that somebody means who misspells it, or writes its town alone.
    static func nearest(to zone: String, in known: [String]) -> String? {
        if let near = Texts.nearest(to: zone, among: known) { return near }
        let towns = Dictionary(
            known.map { (String($0.split(separator: "/").last ?? ""), $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return Texts.nearest(to: zone, among: towns.keys.sorted()).flatMap { towns[$0] }
    }
}
