import Postgres

/// What a row of a source has to be to count, and what it is counted under where it is not.
///
/// What reads rows asks for those that keep every rule, and a check for the first rule that a row breaks: both go by these.
struct RowRule {
    /// What rows that break it are counted under.
    let reason: String
    /// That a row breaks it; known of every row that breaks no rule before.
    let isBroken: Expression
    /// That a row keeps it, as it is asked where rows are read; `true` where a reader comes by no such row anyway.
    let isKept: Expression

    init(_ reason: SetAsideReason, isBroken: Expression, isKept: Expression = .true) {
        (self.reason, self.isBroken, self.isKept) = (reason.rawValue, isBroken, isKept)
    }

    /// That an exclusion leaves no row out.
    ///
    /// - Parameters:
    ///   - exclusion: one of the source's.
    ///   - source: the source.
    ///   - alias: what its rows are called.
    ///   - key: what only a row that is there has; `nil` where every row is.
    ///   - binder: binds the values.
    init(
        _ exclusion: Exclusion,
        of source: Source,
        alias: String,
        withKey key: Expression? = nil,
        _ binder: inout Binder
    ) {
        let isLeftOut = source.isLeftOut(by: exclusion, alias: alias, &binder)
        reason = SetAsideReason.excluded(because: exclusion.because)
        isBroken =
            exclusion.leavesOutUnknown
            ? .all([key?.isNotNull, isLeftOut].compactMap { $0 }) : isLeftOut
        isKept = source.isKept(by: exclusion, alias: alias, &binder)
    }
}
