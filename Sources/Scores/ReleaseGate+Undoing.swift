import Failpoints
public import Postgres
public import Texts

extension ReleaseGate {
    /// Makes a release that was in force before the one in force again; again changes nothing.
    ///
    /// Whatever was released after it is taken back: kept, and never again what a release is measured by. Who did
    /// it and why stands in `release_acts`. One that was taken back can be put back itself.
    ///
    /// - Parameters:
    ///   - releaseID: the release.
    ///   - reason: why, for whoever reads the history.
    ///   - now: the time at which its scores must not have expired.
    /// - Throws: ``ScoreError/cannotGoBack(releaseID:why:)``; nothing changes then.
    public func putBack(_ releaseID: Int64, because reason: Reason, now: Instant) async throws {
        try await pool.transaction { session in
            let id = Value.bigint(releaseID)
            try session.query(SQL.lockOrder)
            guard let row = try session.query(SQL.lockRelease, [id]).first else {
                throw ScoreError.cannotGoBack(releaseID: releaseID, why: "there is no such release")
            }
            guard let current = row.currentReleaseID else {
                throw ScoreError.cannotGoBack(releaseID: releaseID, why: "nothing is in force")
            }
            if current == releaseID { return }
            if let why = try Self.obstacle(releaseID, row, now: now, in: session) {
                throw ScoreError.cannotGoBack(releaseID: releaseID, why: why)
            }
            let asOf = row.asOf
            try session.query(SQL.markPutBack, [id])
            let withdrawn = try Self.replace(
                current,
                by: releaseID,
                asOf,
                .putBack,
                reason,
                in: session
            )
            Failpoint.reach("release.back")
            try session.query(SQL.pointToRelease, [id])
            try ReleaseSeal.append(
                "release_put_back",
                releaseID,
                changing: withdrawn,
                because: reason,
                in: session
            )
        }
    }

    /// What keeps a release from being in force again.
    private static func obstacle(
        _ releaseID: Int64,
        _ row: SQL.LockReleaseRow,
        now: Instant,
        in session: isolated Session
    ) throws -> String? {
        let state = row.state
        guard [.released, .withdrawn].contains(state),
            let until = row.validUntil
        else { return "it is \(state.rawValue) and was never in force" }
        guard now <= until else {
            return
                "its scores expired at \(until): score a later as-of, or that one again with --reason"
        }
        let build = row.buildID
        let missing = try session.query(
            SQL.findMissing,
            [.bigint(releaseID), .optional(build)]
        )[0]
        let count = row.customerCount ?? 0
        guard missing.scoreCount == count else {
            return "its scores are not kept any more"
        }
        guard missing.builtCount == count else {
            return "its features are not kept any more"
        }
        if let outcome = missing.unapprovedOutcome {
            return "the version that scored \(outcome) is not approved"
        }
        return nil
    }

    /// Makes sure that there is a release.
    ///
    /// - Throws: ``ScoreError/unknownRelease(_:newest:)``, `PostgresError`.
    public func require(_ releaseID: Int64) async throws {
        let newest = try await pool.query(SQL.listNewestReleases, [.bigint(releaseID)])
        guard newest.first?.isKnown != true else { return }
        throw ScoreError.unknownRelease(releaseID, newest: newest.map(\.releaseID))
    }

    /// Accepts every measure by which a release failed, at the value it had; the next `release` judges again.
    ///
    /// It covers that as-of, version, release before and value, and nothing else: any other value asks again.
    ///
    /// - Returns: what is accepted.
    /// - Throws: ``ScoreError/nothingToAccept(releaseID:)``, ``ScoreError/unknownRelease(_:newest:)``.
    public func accept(_ releaseID: Int64, because reason: Reason) async throws -> [GuardMeasure] {
        try await require(releaseID)
        return try await pool.transaction { session in
            let id = Value.bigint(releaseID)
            try session.query(SQL.lockOrder)
            let failed = try session.query(SQL.listMeasures, [id]).map(GuardMeasure.init)
                .filter { $0.verdict == .failed }
            guard !failed.isEmpty else { throw ScoreError.nothingToAccept(releaseID: releaseID) }
            try session.query(SQL.insertAcceptances, [id, .text(reason.text)])
            try session.query(SQL.markJudgedAgain, [id])
            try ReleaseSeal.append("release_accepted", releaseID, because: reason, in: session)
            return failed
        }
    }
}
