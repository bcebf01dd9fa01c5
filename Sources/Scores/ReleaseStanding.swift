import Postgres
import Texts

/// Where a release stands, beside the one in force, when it is to be released.
struct ReleaseStanding: Sendable {
    let releaseID: Int64
    let state: ReleaseState
    let asOf: Instant
    /// Why it is held.
    let heldReason: String?
    /// The release in force, and its as-of.
    let currentReleaseID: Int64?, currentAsOf: Instant?
    /// The release that it is measured by.
    let previousReleaseID: Int64?

    /// What is to be done with it.
    enum Course: Equatable, Sendable {
        /// Judge it.
        case judge
        /// Nothing: it is in force.
        case stay
        /// Nothing: it is held, or not ready, and why.
        case hold(because: String)
    }

    /// Returns what is to be done; `reason` says why it may take the place of one that looks further.
    ///
    /// - Throws: ``ScoreError/goesBack(asOf:current:)``, ``ScoreError/notInForceAnyMore(releaseID:asOf:)``.
    func course(goingBack reason: Reason?) throws(ScoreError) -> Course {
        switch state {
        case .held: return .hold(because: heldReason ?? "")
        case .scoring:
            return .hold(because: "it is not scored to the end: run `segcast score` again")
        case .scored:
            if let currentAsOf, currentAsOf > asOf, reason == nil {
                throw .goesBack(asOf: asOf, current: currentAsOf)
            }
            return .judge
        case .released, .withdrawn:
            if currentReleaseID == releaseID { return .stay }
            throw .notInForceAnyMore(releaseID: releaseID, asOf: asOf)
        }
    }

    /// The release that it takes the place of though that one looks further.
    var overtaken: Int64? {
        guard let currentAsOf, currentAsOf > asOf else { return nil }
        return currentReleaseID
    }
}

extension ReleaseStanding {
    /// Reads a row of `lock_release`.
    init(_ releaseID: Int64, _ row: SQL.LockReleaseRow) {
        self.releaseID = releaseID
        state = row.state
        asOf = row.asOf
        heldReason = row.heldReason
        currentReleaseID = row.currentReleaseID
        currentAsOf = row.currentAsOf
        previousReleaseID = row.previousReleaseID
    }
}
