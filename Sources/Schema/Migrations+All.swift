import Postgres

extension Migrations {
    /// Every migration in the order they are applied; a migration's place is its version.
    static let all: [Script] = [
        _0001Jobs, _0002Warehouse, _0003Identity, _0004Features, _0005Learning, _0006Registry,
        _0007Scores, _0008Segments, _0009ContactPolicy, _0010Exports, _0011Definitions,
        _0012Contract, _0013ContactPolicy, _0014Exports,
        _0015Registry, _0016Scores,
    ]
}
