import Postgres

// Which rows an exclusion leaves out is said here, for those who read rows and for those who count them.
extension Source {
    /// The condition that an exclusion leaves a row of `alias` out; never unknown.
    ///
    /// What is said of customers with an account is said of no guest.
    func isLeftOut(
        by exclusion: Exclusion,
        alias: String,
        _ binder: inout Binder
    ) -> Expression {
        let isMet = isMet(exclusion, alias: alias, &binder)
        return told(.isGuest, alias: alias).map { .all([$0.negated, isMet]) } ?? isMet
    }

    /// The condition that an exclusion keeps a row of `alias`; never unknown.
    func isKept(by exclusion: Exclusion, alias: String, _ binder: inout Binder) -> Expression {
        let isNotMet = isNotMet(exclusion, alias: alias, &binder)
        return told(.isGuest, alias: alias).map { .any([$0, isNotMet]) } ?? isNotMet
    }

    private func isMet(_ exclusion: Exclusion, alias: String, _ binder: inout Binder) -> Expression
    {
        let column = Expression.column(alias, exclusion.column)
        switch exclusion.test {
        case .values(let values):
            return isOne(of: values, column, &binder)
        case .except(let values):
            return column.cast(to: "text").isNone(of: binder.bind(.texts(values), as: "text[]"))
        case .presence(.known): return column.isNotNull
        case .presence(.unknown): return column.isNull
        case .bounds(let bounds):
            return lies(within: bounds, exclusion.column, alias: alias, &binder).or(.false)
        }
    }

    private func isNotMet(
        _ exclusion: Exclusion,
        alias: String,
        _ binder: inout Binder
    ) -> Expression {
        let column = Expression.column(alias, exclusion.column)
        switch exclusion.test {
        case .values(let values):
            return column.cast(to: "text").isNone(of: binder.bind(.texts(values), as: "text[]"))
        case .except(let values):
            return isOne(of: values, column, &binder)
        case .presence(.known): return column.isNull
        case .presence(.unknown): return column.isNotNull
        case .bounds(let bounds):
            return lies(within: bounds, exclusion.column, alias: alias, &binder).negated.or(.true)
        }
    }

    /// Whether a value is one of a list; no value is none of them.
    private func isOne(
        of values: [String],
        _ column: Expression,
        _ binder: inout Binder
    ) -> Expression {
        column.cast(to: "text").isOne(of: binder.bind(.texts(values), as: "text[]")).or(.false)
    }

    /// Whether a value lies within bounds; unknown for an unknown value.
    private func lies(
        within bounds: [(bound: Exclusion.Bound, limit: ExclusionLimit)],
        _ column: String,
        alias: String,
        _ binder: inout Binder
    ) -> Expression {
        .all(
            bounds.map { bound, limit in
                guard limit.kind.isTime else {
                    let value = Expression.column(alias, column).cast(to: "numeric")
                    let number = binder.bind(.text(limit.rawValue), as: "numeric")
                    return bound.compares(value, number)
                }
                let zone = binder.bind(.text(zone), as: "text")
                // A day is a day of the source's zone: what lies above it begins with the next.
                let (bound, limit) = limit.kind == .day ? bound.ofDays(limit) : (bound, limit)
                return bound.compares(
                    instant(column, alias: alias, zone: zone),
                    begin(of: limit, zone, &binder)
                )
            }
        )
    }

    /// When a day begins, or when a time is.
    private func begin(
        of limit: ExclusionLimit,
        _ zone: Expression,
        _ binder: inout Binder
    ) -> Expression {
        let text = Value.text(limit.rawValue)
        guard limit.kind != .instant else { return binder.bind(text, as: "timestamptz") }
        let local = binder.bind(text, as: "timestamp")
        return limit.kind == .day
            ? Fragments.dayBegins.filled(["day": local, "zone": zone])
            : Fragments.naiveInstant.filled(["value": local, "zone": zone])
    }
}

extension Exclusion.Bound {
    /// How a value is compared with the limit.
    fileprivate func compares(_ value: Expression, _ limit: Expression) -> Expression {
        switch self {
        case .below: value < limit
        case .above: value > limit
        case .atLeast: value >= limit
        case .atMost: value <= limit
        }
    }

    /// The same, of a day, by when a day begins.
    fileprivate func ofDays(_ day: ExclusionLimit) -> (Self, ExclusionLimit) {
        switch self {
        case .below, .atLeast: (self, day)
        case .above: (.atLeast, day.next)
        case .atMost: (.below, day.next)
        }
    }
}
