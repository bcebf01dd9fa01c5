import Postgres
import Warehouse

/// Compiles a feature set into one statement that passes over each source once.
struct FeatureCompiler {
    private let catalog: WarehouseCatalog
    private var binder = Binder()
    private let days: BusinessDays
    private let asOf: Expression
    private let zone: Expression
    private var rows: [SourceRole: SourceRows] = [:]
    private var measures: [SourceRole: [(name: String, expression: Expression)]] = [:]
    private var outer: [String: Expression] = [:]
    /// The days before the as-of that each source's measures reach; `nil` for all of the past.
    private var reach: [SourceRole: Int?] = [:]

    /// Prepares to compile for the as-of that `days` count from; they know every ``FeatureSetDefinition/boundaryDays``.
    init(_ catalog: WarehouseCatalog, _ days: BusinessDays) {
        self.catalog = catalog
        self.days = days
        self.asOf = binder.bind(.timestamptz(days.origin), as: "timestamptz")
        self.zone = binder.bind(.text(catalog.definition.timeZone), as: "text")
    }

    /// Returns the statement that computes everybody's features, and its values.
    mutating func statement(for set: FeatureSetDefinition) throws -> (Statement, [Value]) {
        var features: [Expression] = []
        for feature in set.features {
            let value = try expression(for: feature)
            outer[feature.name] = value
            let seen = feature.measure.isCount ? Fragments.asCount : Fragments.asFeature
            features.append(seen.filled(["value": .expression(value)]))
        }
        var everybody = Fragments.allKeys.relation()
        for (role, measured) in measures.sorted(by: { $0.key < $1.key }) {
            guard let source = rows[role] else { continue }
            everybody = Fragments.joinMeasures.relation([
                "everybody": .from(everybody), "measures": .expression(.columns(measured)),
                "rows": .from(source.relation(from: begin(of: role), until: asOf)),
                "alias": .identifier(role.rawValue),
            ])
        }
        let statement = Templates.computeBuild.filled([
            "features": .expression(.list(features)), "measured": .from(everybody),
            "key_space": .expression(binder.bind(.text(catalog.definition.keySpace), as: "text")),
            "as_of": .expression(asOf),
        ])
        return (statement, binder.values)
    }

    /// The value of one feature, over everybody joined with the measures.
    private mutating func expression(for feature: FeatureDefinition) throws -> Expression {
        let season: [String: Hole] = ["as_of": .expression(asOf), "zone": .expression(zone)]
        switch feature.measure {
        case .seasonSine: return Fragments.seasonSine.filled(season)
        case .seasonCosine: return Fragments.seasonCosine.filled(season)
        case .ratio:
            return ratio(
                try earlier(feature, feature.numerator),
                try earlier(feature, feature.denominator)
            )
        default: break
        }
        guard let role = feature.of else {
            throw FeatureError.danglingFeature(feature: feature.name, refersTo: "no source")
        }
        extendReach(of: role, for: feature)
        var source = try rows[role] ?? SourceRows(role, in: catalog, &binder)
        defer { rows[role] = source }
        let window = feature.windowDays.map { isWithin(days: $0) }
        let filters = try feature.filter.conditions(&binder) { try source.column($0) }
        switch feature.measure {
        case .trend:
            let (recent, before) = (feature.recentDays, feature.earlierDays)
            let now = count(role, "\(feature.name)_recent", [isWithin(days: recent)] + filters)
            let earlier = [isWithin(days: recent + before), isBefore(days: recent)] + filters
            let then = count(role, "\(feature.name)_before", earlier)
            let scale = binder.bind(.double(Double(recent) / Double(before)), as: "numeric")
            return ratio(
                now,
                Fragments.scaled.filled(["value": .expression(then), "scale": .expression(scale)])
            )
        case .share:
            let inWindow = window.map { [$0] } ?? []
            let part = count(role, "\(feature.name)_part", inWindow + filters)
            let whole = count(role, "\(feature.name)_whole", inWindow)
            return ratio(part, whole)
        default:
            let condition = Expression.all((window.map { [$0] } ?? []) + filters)
            let measured = try measure(feature, condition, &source)
            return add(
                role,
                feature.name,
                measured,
                isZeroForNobody: feature.measure.isZeroForNobody
            )
        }
    }

    /// Notes how far into the past a feature looks; a gap's first row may lie before its window.
    private mutating func extendReach(of role: SourceRole, for feature: FeatureDefinition) {
        let isGap = [.gapMean, .gapSpread, .gapLast].contains(feature.measure)
        let days: Int? =
            feature.measure == .trend
            ? feature.recentDays + feature.earlierDays
            : isGap ? nil : feature.windowDays
        guard let known = reach[role] else { return reach[role] = .some(days) }
        reach[role] = .some(known.flatMap { known in days.map { max(known, $0) } })
    }

    /// Where the pass over a source begins: rows before are in no measure's window.
    private mutating func begin(of role: SourceRole) -> Expression? {
        guard let days = reach[role] ?? nil else { return nil }
        return begin(days: days)
    }

    /// A feature that stands above the one that refers to it.
    private func earlier(_ feature: FeatureDefinition, _ name: String?) throws -> Expression {
        guard let name, let value = outer[name] else {
            throw FeatureError.danglingFeature(feature: feature.name, refersTo: name ?? "nothing")
        }
        return value
    }

    private mutating func measure(
        _ feature: FeatureDefinition,
        _ condition: Expression,
        _ source: inout SourceRows
    ) throws -> Expression {
        var holes: [String: Hole] = ["condition": .expression(condition)]
        switch feature.measure {
        case .activeDays: holes["zone"] = .expression(zone)
        case .daysSinceLast, .daysSinceFirst:
            let isFirst = feature.measure == .daysSinceFirst
            let time = (isFirst ? Fragments.firstTime : Fragments.lastTime).filled(holes)
            return Fragments.daysSince.filled([
                "as_of": .expression(asOf), "clock": .expression(onClock(time)),
            ])
        case .distinct: holes["value"] = .expression(try source.column(feature.column ?? ""))
        case .gapMean, .gapSpread, .gapLast: holes["gap"] = .expression(try gap(feature, &source))
        case .sum, .mean, .minimum, .maximum:
            holes["value"] = .expression(try source.number(feature.column ?? ""))
        default: break
        }
        return fragment(of: feature.measure).filled(holes)
    }

    private func fragment(of measure: Measure) -> Fragment {
        switch measure {
        case .sum: Fragments.sum
        case .mean: Fragments.mean
        case .minimum: Fragments.minimum
        case .maximum: Fragments.maximum
        case .distinct: Fragments.distinctCount
        case .activeDays: Fragments.activeDays
        case .gapMean: Fragments.gapMean
        case .gapSpread: Fragments.gapSpread
        case .gapLast: Fragments.gapLast
        case .count, .ratio, .trend, .share, .seasonSine, .seasonCosine, .daysSinceLast,
            .daysSinceFirst:
            Fragments.count
        }
    }

    /// The column of gaps among the rows that meet the feature's filter; a gap counts in the window
    /// that it ends in, also when it began before.
    private mutating func gap(
        _ feature: FeatureDefinition,
        _ source: inout SourceRows
    ) throws -> Expression {
        let conditions = try feature.filter.conditions(&binder) { try source.inner($0) }
        let occurredAt = try source.inner("occurred_at")
        let gap = Fragments.gap.filled([
            "occurred_at": .expression(occurredAt), "clock": .expression(onClock(occurredAt)),
            "customer_key": .expression(try source.inner("customer_key")),
            "condition": .expression(.all(conditions)),
        ])
        return source.compute(gap)
    }

    /// Adds a measure to its source's pass and returns it as everybody sees it.
    private mutating func add(
        _ role: SourceRole,
        _ name: String,
        _ measure: Expression,
        isZeroForNobody: Bool
    ) -> Expression {
        measures[role, default: []].append((name, measure))
        let value = Expression.column(role.rawValue, name)
        return isZeroForNobody ? Fragments.orNothing.filled(["value": .expression(value)]) : value
    }

    private mutating func count(
        _ role: SourceRole,
        _ name: String,
        _ conditions: [Expression]
    ) -> Expression {
        let counted = Fragments.count.filled(["condition": .expression(.all(conditions))])
        return add(role, name, counted, isZeroForNobody: true)
    }

    private func ratio(_ numerator: Expression, _ denominator: Expression) -> Expression {
        Fragments.ratio.filled([
            "numerator": .expression(numerator), "denominator": .expression(denominator),
        ])
    }

    private mutating func isWithin(days: Int) -> Expression {
        Fragments.isWithinDays.filled(["begins_at": .expression(begin(days: days))])
    }

    private mutating func isBefore(days: Int) -> Expression {
        Fragments.isBeforeDays.filled(["begins_at": .expression(begin(days: days))])
    }

    /// The instant so many days of the business zone before the as-of, computed once.
    private mutating func begin(days count: Int) -> Expression {
        binder.bind(.timestamptz(days[-count]), as: "timestamptz")
    }

    /// A time as it would be if clocks had always stood as they do at the as-of.
    private mutating func onClock(_ time: Expression) -> Expression {
        let changes = Value.texts(days.clockChanges.map(\.description))
        return Fragments.onClock.filled([
            "value": .expression(time),
            "changes": .expression(binder.bind(changes, as: "timestamptz[]")),
            "shifts": .expression(binder.bind(.texts(days.clockShifts), as: "interval[]")),
        ])
    }
}
