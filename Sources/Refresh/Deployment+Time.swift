import Definitions
public import Postgres
import Warehouse

extension Deployment {
    /// The instant that an as-of means, and the database's time.
    ///
    /// - Parameter text: a day, or an instant with an offset; today's midnight in the business zone when missing.
    /// - Returns: both, by the database's clock.
    /// - Throws: `WarehouseError`, ``RefreshError``.
    public func time(_ text: String?) async throws -> (asOf: Instant, now: Instant) {
        try await Self.time(text, of: configuration.warehouse, from: pool)
    }

    /// The same in the business zone of a contract, by the clock of the server of `pool`.
    static func time(
        _ text: String?,
        of contract: WarehouseDefinition,
        from pool: SessionPool
    ) async throws -> (asOf: Instant, now: Instant) {
        let zone = contract.timeZone
        let (today, now): (Instant, Instant)
        do {
            (today, now) = try await BusinessDays.begin(of: nil, in: zone, from: pool)
        } catch let error as PostgresError where error.state == .invalidParameterValue {
            try await ZoneNames.require(of: contract, from: pool)
            throw error
        }
        guard let text else { return (today, now) }
        do {
            let isDay = text.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil
            let hasOffset =
                text.wholeMatch(
                    of:
                        /[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)/
                ) != nil
            guard isDay || hasOffset else { throw WarehouseError.unreadableTime(text) }
            let instant =
                isDay
                ? try await BusinessDays.begin(of: text, in: zone, from: pool).begins
                : try await pool.one(SQL.findInstant, [.text(text)]).instant
            guard instant <= now else { throw RefreshError.asOfInTheFuture(text) }
            return (instant, now)
        } catch let error as PostgresError where error.failure == .data {
            throw WarehouseError.unreadableTime(text)
        }
    }
}
