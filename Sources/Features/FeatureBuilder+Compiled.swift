import Partitions
public import Postgres
public import Warehouse

extension FeatureBuilder {
    /// Returns what ``build(_:asOf:purpose:)`` runs of a catalogue's sources: a pass over each, and what fills the build.
    ///
    /// - Parameters:
    ///   - set: the features.
    ///   - catalog: the sources.
    ///   - days: the business days around the as-of, which know the set's ``FeatureSetDefinition/boundaryDays``.
    /// - Returns: two statements a source, then one.
    /// - Throws: `WarehouseError` when a feature names what no source maps.
    public static func compiled(
        _ set: FeatureSetDefinition,
        of catalog: WarehouseCatalog,
        _ days: BusinessDays
    ) throws -> [CompiledStatement] {
        var compiler = FeatureCompiler(catalog, days)
        let (passes, fill) = try compiler.compile(set)
        var statements: [CompiledStatement] = []
        for pass in passes {
            statements.append(CompiledStatement("where \(pass.table) comes into", pass.make))
            statements.append(CompiledStatement("what \(pass.table) reads", pass.read))
        }
        // The number of a build that is not there: this one is for reading.
        let filled = fill(FeatureBuild.partition(of: 0).name, 0)
        return statements + [CompiledStatement("what fills the build", filled)]
    }
}
