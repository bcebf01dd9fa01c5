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
    /// The instant that nothing looks past.
    let asOf: AsOf
    private var rows: [SourceRole: SourceRows] = [:]
    private var passes: [(role: SourceRole, table: String, columns: [Column])] = []
    private var values: [String: CompiledMeasure] = [:]
    /// The days before the as-of that each source's measures reach; `nil` for all of the past.
    private var reach: [SourceRole: Int?] = [:]

    /// Prepares to compile for the as-of that `days` count from; they know every ``FeatureSetDefinition/boundaryDays``.
    init(_ catalog: WarehouseCatalog, _ days: BusinessDays) {
        self.catalog = catalog
        self.asOf = AsOf(days, zone: catalog.definition.timeZone)
    }

    /// Returns the passes over the sources, and what then writes everybody's features into the build's partition.
    mutating func compile(
        _ set: FeatureSetDefinition
    ) throws -> (passes: [Pass], fill: @Sendable (_ partition: String, _ build: Int64) -> Statement)
    {
        var features: [Expression] = []
        for feature in set.measures {
            let measure = try feature.measure.get()
            let value = try measure.compile(into: &self)
            values[feature.name] = value
            features.append(number(value, isCount: type(of: measure).isCount))
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
            "as_of": asOf.instant,
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
            "rows": source.relation(from: begin(of: role), until: asOf.instant),
        ])
        return Pass(table: table, make: make, read: read)
    }

    /// A feature as a model sees it, over everybody joined with the passes.
    private mutating func number(_ value: CompiledMeasure, isCount: Bool) -> Expression {
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
    mutating func exact(_ value: CompiledMeasure) -> Expression {
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

    /// A feature that stands above the one that is compiled.
    ///
    /// - Precondition: there is one, as a measure makes sure that has its name.
    func feature(_ name: String) -> CompiledMeasure {
        guard let value = values[name] else { preconditionFailure("no feature above bears it") }
        return value
    }

    /// A measure of one source, over the rows that it chooses.
    mutating func measure(_ measure: some SourceMeasure) throws -> CompiledMeasure {
        let choice = measure.rows
        extendReach(of: choice.role, to: measure.reachDays)
        let rows = try rows[choice.role] ?? SourceRows(choice.role, in: catalog, &binder)
        var source = try MeasuredSource(rows, choice, before: asOf)
        let expression = try measure.expression(over: &source)
        self.rows[choice.role] = source.rows
        return .measured(
            choice.role,
            expression,
            isZeroForNobody: type(of: measure).isZeroForNobody
        )
    }

    /// Notes how far into the past a measure looks.
    private mutating func extendReach(of role: SourceRole, to days: Int?) {
        guard let known = reach[role] else { return reach[role] = .some(days) }
        reach[role] = .some(known.flatMap { known in days.map { max(known, $0) } })
    }

    /// Where the pass over a source begins: rows before are in no measure's window.
    private func begin(of role: SourceRole) -> Expression? {
        guard let days = reach[role] ?? nil else { return nil }
        return asOf.begin(days: days)
    }
}
