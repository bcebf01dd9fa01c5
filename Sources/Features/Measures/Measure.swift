import Postgres
import Warehouse

/// What a feature computes, with what it takes to compute it.
///
/// A measure is a file of this folder and a line of ``Measures/all``, mostly with a fragment of `sql/fragments/features`;
/// those over the rows of one source are a ``SourceMeasure``.
protocol Measure: Sendable {
    /// The word that definitions write.
    static var word: String { get }

    /// Whether it is a whole number that is always known.
    static var isCount: Bool { get }

    /// The unit of the number, where the definition names this column, if any.
    static func unit(of column: String?) -> String

    /// Reads what it needs from a feature's keys; `nil` where one of them is missing, which `keys` then tell.
    init?(from keys: inout MeasureKeys)

    /// The days before the as-of on which its stretches of time begin and end.
    var boundaryDays: Set<Int> { get }

    /// The one source that it is computed from, where the features above are of these; `nil` for several, or none.
    func origin(among origins: [String: SourceRole]) -> SourceRole?

    /// How many of a row's columns it may take, where it is computed from this one source, or from several.
    func columnCount(origin: SourceRole?) -> Int

    /// Adds it to what is compiled.
    func compile(into compiler: inout FeatureCompiler) throws -> CompiledMeasure
}

extension Measure {
    static var isCount: Bool { false }

    var boundaryDays: Set<Int> { [] }

    func origin(among origins: [String: SourceRole]) -> SourceRole? { nil }

    func columnCount(origin: SourceRole?) -> Int { 1 }
}
