import Postgres
import Warehouse

/// What a feature is before it becomes a number that a model sees.
enum CompiledMeasure {
    /// An expression over a source's rows of one customer; whether it is zero for who has none.
    case measured(SourceRole, Expression, isZeroForNobody: Bool)
    /// An expression over everybody joined with the passes.
    case joined(Expression)
}
