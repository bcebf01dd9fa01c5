import ArgumentParser
import Definitions
import Learning
import Refresh
import Registry

/// The version that a command is about.
struct ModelArguments: ParsableArguments {
    @Argument(help: "The outcome.", completion: .outcomes)
    var outcome: String
    @Argument(help: "The version, as `segcast models` lists it.", completion: .versions)
    var version: Int

    /// Makes sure that there is such an outcome: defined, or with versions from before.
    ///
    /// - Throws: `RefreshError` with those there are, `PostgresError`.
    func require(in deployment: Deployment) async throws {
        let trained = try await ModelRegistry(deployment.pool).list().map(\.outcome)
        let names = Set(deployment.configuration.outcomes.map(\.name) + trained)
        guard !names.contains(outcome) else { return }
        throw RefreshError.unknown("outcome", outcome, defined: names.sorted())
    }
}
