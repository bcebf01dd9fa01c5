import Postgres
import Warehouse

/// Compiles a feature set into one pass over each source, aggregated by the warehouse's key, and a statement that joins
/// them with everybody.
///
/// The passes run where the sources are read and the other where Segcast's tables are, so that nobody who reads a source
/// needs to see whose key is which customer. A feature of one source is finished in its pass.
struct FeatureCompiler {
    /// A pass over a source.
    struct Pass {
        /// The table that its rows come into, in `pg_temp`.
        let table: String
        /// Makes the table.
        let make: Statement
        /// Reads a row a customer: the key, then what was measured.
        let read: Statement
    }

    /// What a feature is before it becomes a number that a model sees.
    private enum Measured {
        /// An expression over a source's rows of one customer; whether it is zero for who has none.
        case measured(SourceRole, Expression, isZeroForNobody: Bool)
        /// An expression over everybody joined with the passes.
        case joined(Expression)
    }

    /// A column of a pass.
    private struct Column {
        let name: String
        let measure: Expression
        /// What is read of the measure, and the type it comes in.
        let seen: Expression
        let type: String
        /// Places it takes in a row, which hold four bytes each.
        let places: Int
    }

    /// Most places of a pass: with a key of 512 bytes its row fits a page, and the server makes no table of more columns.
    private static let mostPlaces = 1400

    private let catalog: WarehouseCatalog
    private var binder = Binder.literals
    private let days: BusinessDays
    private let asOf: Expression
    private let zone: Expression
    private var rows: [SourceRole: SourceRows] = [:]
    private var passes: [(role: SourceRole, table: String, columns: [Column])] = []
    private var values: [String: Measured] = [:]
    /// The days before the as-of that each source's measures reach; `nil` for all of the past.
    private var reach: [SourceRole: Int?] = [:]

    /// Prepares to compile for the as-of that `days` count from; they know every ``FeatureSetDefinition/boundaryDays``.
    init(_ catalog: WarehouseCatalog, _ days: BusinessDays) {
        self.catalog = catalog
        self.days = days
        self.asOf = binder.bind(.timestamptz(days.origin), as: "timestamptz")
        self.zone = binder.bind(.text(catalog.definition.timeZone), as: "text")
    }

    /// Returns the passes over the sources, and what then writes everybody's features into the build's partition.
    mutating func compile(
        _ set: FeatureSetDefinition
    ) throws -> (passes: [Pass], fill: @Sendable (_ partition: String, _ build: Int64) -> Statement)
    {
        var features: [Expression] = []
        for feature in set.features {
            let value = try value(of: feature)
            values[feature.name] = value
            features.append(number(value, isCount: feature.measure.isCount))
        }
        var everybody = Fragments.allKeys.relation()
        for pass in passes {
            everybody = Fragments.joinMeasures.relation([
                "everybody": everybody, "table": .identifier(pass.table),
            ])
        }
        let holes: [String: any Filling] = [
            "features": .array(features, of: "real"), "measured": everybody,
            "key_space": binder.bind(.text(catalog.definition.keySpace), as: "text"),
            "as_of": asOf,
        ]
        let fill: @Sendable (String, Int64) -> Statement = { partition, build in
            Templates.fillBuild.filled(
                holes.merging(["partition": .identifier(partition), "build": .bigint(build)]) { $1 }
            )
        }
        return (passes.compactMap { statements(of: $0.role, $0.table, $0.columns) }, fill)
    }

    private func statements(of role: SourceRole, _ table: String, _ columns: [Column]) -> Pass? {
        guard let source = rows[role] else { return nil }
        let make = Templates.makeMeasures.filled([
            "table": .identifier(table),
            "columns": Columns(named: columns.map { ($0.name, .null($0.type)) }),
        ])
        let read = Templates.copyMeasures.filled([
            "seen": Columns(columns.map(\.seen)),
            "measures": Columns(named: columns.map { ($0.name, $0.measure) }),
            "rows": source.relation(from: begin(of: role), until: asOf),
        ])
        return Pass(table: table, make: make, read: read)
    }

    /// A feature as a model sees it, over everybody joined with the passes.
    private mutating func number(_ value: Measured, isCount: Bool) -> Expression {
        switch value {
        case .joined(let expression):
            return Fragments.asFeature.filled(["value": expression])
        case .measured(let role, let measure, let isZeroForNobody):
            return add(
                measure,
                of: role,
                isZeroForNobody,
                as: "real",
                places: 1
            ) { isCount ? $0.cast(to: "real") : Fragments.asReal.filled(["value": $0]) }
        }
    }

    /// A feature as an exact number, over everybody joined with the passes.
    private mutating func exact(_ value: Measured) -> Expression {
        switch value {
        case .joined(let expression): return expression
        case .measured(let role, let measure, let isZeroForNobody):
            return add(
                measure,
                of: role,
                isZeroForNobody,
                as: "numeric",
                places: 8
            ) { $0.cast(to: "numeric") }
        }
    }

    /// Adds a column to a source's pass; to another one, where it is full.
    ///
    /// - Returns: the column over everybody joined with the passes.
    private mutating func add(
        _ measure: Expression,
        of role: SourceRole,
        _ isZeroForNobody: Bool,
        as type: String,
        places: Int,
        seen: (Expression) -> Expression
    ) -> Expression {
        let taken = passes.last { $0.role == role }?.columns.reduce(0) { $0 + $1.places }
        if taken.map({ $0 + places > Self.mostPlaces }) ?? true {
            passes.append((role, "\(role.rawValue)_\(passes.count)", []))
        }
        guard let number = passes.lastIndex(where: { $0.role == role }) else {
            preconditionFailure("it was added just now")
        }
        let table = passes[number].table
        let name = "measure_\(passes[number].columns.count)"
        passes[number].columns.append(
            Column(
                name: name,
                measure: measure,
                seen: seen(.column("measured", name)),
                type: type,
                places: places
            )
        )
        let column = Expression.column(table, name)
        guard isZeroForNobody else { return column }
        return Fragments.orNothing.filled([
            "table": .identifier(table), "value": column,
        ])
    }

    /// What one feature is.
    private mutating func value(of feature: FeatureDefinition) throws -> Measured {
        let season: [String: any Filling] = ["as_of": asOf, "zone": zone]
        switch feature.measure {
        case .seasonSine: return .joined(Fragments.seasonSine.filled(season))
        case .seasonCosine: return .joined(Fragments.seasonCosine.filled(season))
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
            let now = count([isWithin(days: recent)] + filters)
            let then = count(
                [isWithin(days: recent + before), isBefore(days: recent)] + filters
            )
            let scale = binder.bind(.double(Double(recent) / Double(before)), as: "numeric")
            return .measured(role, ratio(now, then * scale), isZeroForNobody: false)
        case .share:
            let inWindow = window.map { [$0] } ?? []
            let (part, whole) = (count(inWindow + filters), count(inWindow))
            return .measured(role, ratio(part, whole), isZeroForNobody: false)
        default:
            let condition = Expression.all((window.map { [$0] } ?? []) + filters)
            let measured = try measure(feature, condition, &source)
            return .measured(role, measured, isZeroForNobody: feature.measure.isZeroForNobody)
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
    private func begin(of role: SourceRole) -> Expression? {
        guard let days = reach[role] ?? nil else { return nil }
        return begin(days: days)
    }

    /// A feature that stands above the one that refers to it.
    private func earlier(_ feature: FeatureDefinition, _ name: String?) throws -> Measured {
        guard let name, let value = values[name] else {
            throw FeatureError.danglingFeature(feature: feature.name, refersTo: name ?? "nothing")
        }
        return value
    }

    private mutating func measure(
        _ feature: FeatureDefinition,
        _ condition: Expression,
        _ source: inout SourceRows
    ) throws -> Expression {
        var holes: [String: any Filling] = ["condition": condition]
        switch feature.measure {
        case .activeDays: holes["zone"] = zone
        case .daysSinceLast, .daysSinceFirst:
            let isFirst = feature.measure == .daysSinceFirst
            let time = (isFirst ? Fragments.firstTime : Fragments.lastTime).filled(holes)
            return Fragments.daysSince.filled([
                "as_of": asOf, "clock": onClock(time),
            ])
        case .distinct: holes["value"] = try source.column(feature.column ?? "")
        case .gapMean: holes["value"] = try gap(feature, &source)
        case .gapSpread, .gapLast: holes["gap"] = try gap(feature, &source)
        case .sum, .mean, .minimum, .maximum:
            holes["value"] = try source.number(feature.column ?? "")
        default: break
        }
        return fragment(of: feature.measure).filled(holes)
    }

    private func fragment(of measure: Measure) -> Fragment {
        switch measure {
        case .sum: Fragments.sum
        case .mean, .gapMean: Fragments.mean
        case .minimum: Fragments.minimum
        case .maximum: Fragments.maximum
        case .distinct: Fragments.distinctCount
        case .activeDays: Fragments.activeDays
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
            "occurred_at": occurredAt, "clock": onClock(occurredAt),
            "customer_key": try source.inner("customer_key"),
            "condition": .all(conditions),
        ])
        return source.compute(gap)
    }

    private func count(_ conditions: [Expression]) -> Expression {
        Fragments.count.filled(["condition": .all(conditions)])
    }

    private func ratio(_ numerator: Expression, _ denominator: Expression) -> Expression {
        Fragments.ratio.filled([
            "numerator": numerator, "denominator": denominator,
        ])
    }

    /// A ratio of two features, in the pass that measures both or else after it.
    private mutating func ratio(_ numerator: Measured, _ denominator: Measured) -> Measured {
        if case .measured(let role, let over, _) = numerator,
            case .measured(let other, let under, _) = denominator, role == other
        {
            return .measured(role, ratio(over, under), isZeroForNobody: false)
        }
        return .joined(ratio(exact(numerator), exact(denominator)))
    }

    private func isWithin(days: Int) -> Expression {
        Expression.column("source", "occurred_at") >= begin(days: days)
    }

    private func isBefore(days: Int) -> Expression {
        Expression.column("source", "occurred_at") < begin(days: days)
    }

    /// The instant so many days of the business zone before the as-of, computed once.
    private func begin(days count: Int) -> Expression {
        var binder = binder
        return binder.bind(.timestamptz(days[-count]), as: "timestamptz")
    }

    /// A time as it would be if clocks had always stood as they do at the as-of.
    private func onClock(_ time: Expression) -> Expression {
        var binder = binder
        let changes = Value.texts(days.clockChanges.map(\.description))
        return Fragments.onClock.filled([
            "value": time,
            "changes": binder.bind(changes, as: "timestamptz[]"),
            "shifts": binder.bind(.texts(days.clockShifts), as: "interval[]"),
        ])
    }
}
