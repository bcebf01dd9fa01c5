public import Postgres

/// A mapped source, with what the catalogue says about its columns.
public struct Source: Sendable {
    /// What the contract says.
    public private(set) var definition: SourceDefinition
    /// The relation's columns and what they hold.
    public private(set) var columnTypes: [String: ColumnType]
    /// The zone of its naive times and its days.
    let zone: String
    /// The rows that there are of it, where they are not just the relation's.
    private var made: Relation?
    /// The relation's schema and name.
    private let schema: String, name: String

    init(
        definition: SourceDefinition,
        schema: String,
        name: String,
        columnTypes: [String: ColumnType],
        zone: String
    ) {
        self.definition = definition
        self.schema = schema
        self.name = name
        self.columnTypes = columnTypes
        self.zone = zone
    }

    /// The same source, of which each row says whose it is; with other columns where it maps others.
    func made(
        of rows: Relation,
        as definition: SourceDefinition? = nil,
        holding types: [String: ColumnType]? = nil
    ) -> Self {
        var source = self
        source.made = rows
        source.definition = definition ?? source.definition
        source.columnTypes = types ?? source.columnTypes
        return source
    }

    /// The part it plays.
    public var role: SourceRole { definition.role }

    /// Every column that is mapped: what it is called in the contract, and in the relation.
    public var mappedColumns: [(name: String, column: String)] {
        definition.mappedColumns
    }

    /// The column that is mapped under a key of the role, by its word; `nil` when none is.
    public func column(under word: String) -> String? {
        ColumnKey(rawValue: word).flatMap { definition[$0] }
    }

    /// A column that what is asked of the source cannot do without.
    ///
    /// - Throws: ``WarehouseError/unknownColumn(source:column:known:)`` where the contract maps none.
    func required(_ key: ColumnKey) throws(WarehouseError) -> String {
        if let column = definition[key] { return column }
        throw .unknownColumn(
            source: role.rawValue,
            column: key.rawValue,
            known: mappedColumns.map(\.name)
        )
    }

    /// The relation as the catalogue spells it, `schema.name`.
    var path: String { "\(schema).\(name)" }

    /// The rows that there are of it, for a template that gives them an alias.
    ///
    /// Whatever reads or counts the source reads these, alone or joined: which rows it has is decided here.
    var rows: Hole {
        (made ?? firstLines(of: relation)).map(Hole.from) ?? relation
    }

    /// The relation itself, whatever rows there are of it.
    var relation: Hole { .relation(schema: schema, name: name) }

    /// The rows that there are of it, under the alias `base`.
    public var base: Relation { Fragments.baseRelation.relation(["relation": rows]) }

    /// The key of the customer that a row of `alias` is of; `nil` when no column says whose rows are.
    ///
    /// Keys are compared and told by this expression alone, whichever source they stand in: what else a key may be is
    /// decided here.
    public func ownerKey(alias: String = "base") -> Expression? {
        if made != nil { return .column(alias, ToldColumn.customer.rawValue) }
        return definition[role.mapping.owner].map { .column(alias, $0) }
    }

    /// What is known of a row of `alias` besides its columns; `nil` where keys alone tell whose rows are.
    func told(_ column: ToldColumn, alias: String) -> Expression? {
        let isOfCustomers = role == .customers
        guard made != nil, column.isOfCustomers.map({ $0 == isOfCustomers }) ?? true else {
            return nil
        }
        return .column(alias, column.rawValue)
    }

    /// The columns of the relation that are read, each once, in order of name.
    var usedColumns: [String] {
        let named = mappedColumns.map(\.column) + definition.exclude.map(\.column)
        return Set(named).filter { columnTypes[$0] != nil }.sorted()
    }

    /// What a row of `alias` comes to; `nil` where no column of it says so.
    ///
    /// A product is exact, and unknown where one of the two is.
    func amount(alias: String = "base") -> Expression? {
        guard let column = definition[.amount] else { return nil }
        var amount = Expression.column(alias, column)
        if let parts = definition.minorUnits {
            amount = Fragments.majorUnits.filled([
                "amount": amount, "parts": Expression.bigint(Int64(parts)),
            ])
        }
        guard let times = definition[.times] else { return amount }
        return amount.cast(to: "numeric") * Expression.column(alias, times).cast(to: "numeric")
    }

    /// What a name of the contract stands for in a row of `alias`; `nil` where none is mapped so.
    public func mapped(_ name: String, alias: String = "base") -> Expression? {
        if name == role.mapping.owner.rawValue, let key = ownerKey(alias: alias) { return key }
        if name == ColumnKey.amount.rawValue, let amount = amount(alias: alias) { return amount }
        let column = mappedColumns.first { $0.name == name }?.column
        return column.map { .column(alias, $0) }
    }

    /// A column of `alias` as text.
    public func text(_ column: String, alias: String) -> Expression {
        Expression.column(alias, column).cast(to: "text")
    }

    /// The condition that keeps rows of `base` which no exclusion leaves out.
    public func isKept(_ binder: inout Binder) -> Expression { isKept(alias: "base", &binder) }

    /// Splits `schema.relation`; `nil` when it is not of that form.
    public static func split(_ relation: String) -> (schema: String, name: String)? {
        let parts = relation.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return nil }
        return (parts[0], parts[1])
    }

    /// The type of a mapped column; `other` when the relation lacks it.
    public func type(of column: String?) -> ColumnType {
        column.flatMap { columnTypes[$0] } ?? .other
    }

    /// The expression for when a time column of `alias` is, in UTC.
    func instant(_ column: String, alias: String, zone: Expression) -> Expression {
        var value = Expression.column(alias, column)
        let type = type(of: column)
        if type.isNumber, let numbers = definition.numericTimes {
            if let units = numbers.unitsPerSecond {
                return Fragments.epochInstant.filled([
                    "value": value, "units": Expression.bigint(units),
                ])
            }
            value = Fragments.numberDay.filled(["value": value])
        } else if !type.isNaive {
            return value
        }
        return Fragments.naiveInstant.filled([
            "value": value, "zone": zone,
        ])
    }

    /// The condition that keeps rows which no exclusion leaves out.
    func isKept(alias: String, _ binder: inout Binder) -> Expression {
        .all(definition.exclude.map { isKept(by: $0, alias: alias, &binder) })
    }
}
