import Postgres
import Warehouse

/// One feature over another, both of which stand above it.
struct Ratio: Measure {
    static let word = "ratio"

    let numerator: String
    let denominator: String

    static func unit(of column: String?) -> String { "ratio" }

    init?(from keys: inout MeasureKeys) {
        let (numerator, denominator) = (keys.numerator(), keys.denominator())
        guard let numerator, let denominator else { return nil }
        self.numerator = numerator
        self.denominator = denominator
    }

    func origin(among origins: [String: SourceRole]) -> SourceRole? {
        origins[numerator] == origins[denominator] ? origins[numerator] : nil
    }

    func columnCount(origin: SourceRole?) -> Int { origin == nil ? 2 : 1 }

    /// In the pass that measures both features, or else after it.
    func compile(into compiler: inout FeatureCompiler) throws -> CompiledMeasure {
        let over = compiler.feature(numerator)
        let under = compiler.feature(denominator)
        if case .measured(let role, let over, _) = over,
            case .measured(let other, let under, _) = under, role == other
        {
            return .measured(role, over.ratio(to: under), isZeroForNobody: false)
        }
        return .joined(compiler.exact(over).ratio(to: compiler.exact(under)))
    }
}
