import Postgres
import Warehouse

/// The instant that a build's rows lie before, and the stretches of time that end with it, as expressions.
struct AsOf {
    /// The instant.
    let instant: Expression
    /// The business zone.
    let zone: Expression

    private let days: BusinessDays

    /// The as-of that `days` count from; they know every ``FeatureSetDefinition/boundaryDays``.
    init(_ days: BusinessDays, zone: String) {
        self.days = days
        instant = Self.literal(.timestamptz(days.origin), "timestamptz")
        self.zone = Self.literal(.text(zone), "text")
    }

    /// Whether a row of `source` happened within so many days of the business zone before it.
    func isWithin(days count: Int) -> Expression {
        Expression.column("source", "occurred_at") >= begin(days: count)
    }

    /// Whether a row of `source` happened earlier than so many days before it.
    func isBefore(days count: Int) -> Expression {
        Expression.column("source", "occurred_at") < begin(days: count)
    }

    /// The instant so many days of the business zone before it, computed once.
    func begin(days count: Int) -> Expression {
        Self.literal(.timestamptz(days[-count]), "timestamptz")
    }

    /// How many days of the business zone lie between a time and it.
    func days(since time: Expression) -> Expression {
        Fragments.daysSince.filled(["as_of": instant, "clock": onClock(time)])
    }

    /// A time as it would be if clocks had always stood as they do at the as-of.
    func onClock(_ time: Expression) -> Expression {
        Fragments.onClock.filled([
            "value": time,
            "changes": Self.literal(
                .texts(days.clockChanges.map(\.description)),
                "timestamptz[]"
            ),
            "shifts": Self.literal(.texts(days.clockShifts), "interval[]"),
        ])
    }

    /// A number of the definition.
    func number(_ value: Double) -> Expression { Self.literal(.double(value), "numeric") }

    private static func literal(_ value: Value, _ type: String) -> Expression {
        var binder = Binder.literals
        return binder.bind(value, as: type)
    }
}
