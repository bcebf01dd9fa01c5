import Postgres
import Warehouse

/// A measure over a customer's rows of one activity source.
protocol SourceMeasure: Measure {
    /// Whether a customer without rows has zero of it, not an unknown number.
    static var isZeroForNobody: Bool { get }

    /// The rows that it is computed from.
    var rows: RowChoice { get }

    /// The days before the as-of that it looks back; `nil` for all of the past.
    var reachDays: Int? { get }

    /// The expression over a customer's rows.
    func expression(over source: inout MeasuredSource) throws -> Expression
}

extension SourceMeasure {
    static var isZeroForNobody: Bool { false }

    var reachDays: Int? { rows.windowDays }

    var boundaryDays: Set<Int> { rows.windowDays.map { [$0] } ?? [] }

    func origin(among origins: [String: SourceRole]) -> SourceRole? { rows.role }

    func compile(into compiler: inout FeatureCompiler) throws -> CompiledMeasure {
        try compiler.measure(self)
    }
}
