import Postgres

/// A measure of the days between a customer's consecutive rows, whole ones between dates.
protocol GapMeasure: RowMeasure {
    /// What is made of the gaps that a condition holds for.
    static func aggregate(of gap: Expression, where condition: Expression) -> Expression
}

extension GapMeasure {
    static func unit(of column: String?) -> String { "days" }

    /// A gap's first row may lie before its window.
    var reachDays: Int? { nil }

    func expression(over source: inout MeasuredSource) throws -> Expression {
        let gap = try source.gap(among: rows.filter)
        return Self.aggregate(of: gap, where: source.condition)
    }
}
