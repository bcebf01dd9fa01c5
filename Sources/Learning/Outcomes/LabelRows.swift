public import Postgres
public import Warehouse

/// The rows that a customer is labelled by: those of the label's source that count in the label window.
///
/// They are grouped by customer: an expression over them is an aggregate, or the same for everybody.
public struct LabelRows {
    /// The as-of, at which the label window begins.
    public let asOf: Expression
    /// The instant that the label window ends before.
    public let closes: Expression
    private(set) var rows: SourceRows

    init(_ rows: SourceRows, from asOf: Expression, until closes: Expression) {
        self.rows = rows
        self.asOf = asOf
        self.closes = closes
    }

    /// When a row happened.
    public var occurredAt: Expression { .column("source", "occurred_at") }

    /// Returns a mapped column of the rows.
    ///
    /// - Throws: `WarehouseError` when the source maps no such column.
    public mutating func column(_ name: String) throws(WarehouseError) -> Expression {
        try rows.column(name)
    }

    /// Returns a mapped column of the rows as an exact number.
    ///
    /// - Throws: `WarehouseError` when the source maps no such column.
    public mutating func number(_ name: String) throws(WarehouseError) -> Expression {
        try rows.number(name)
    }
}
