public import Postgres

/// An outcome of a release that was judged.
public struct JudgedOutcome: Sendable {
    /// Its name.
    public let name: String
    /// The version that made its scores.
    public let version: Int
    /// How many customers have one.
    public let count: Int
    /// Why the guards hold it; `nil` where they do not.
    public let heldReason: String?
    /// Until when its scores, or those that are carried, may choose an audience; `nil` where there are none.
    public let validUntil: Instant?

    /// Why its scores of a release are not used, and what to do; `nil` where they are.
    public func failure(in releaseID: Int64) -> ScoreError? {
        heldReason.map {
            .outcomeHeld(outcome: name, releaseID: releaseID, reason: $0, lastUntil: validUntil)
        }
    }
}
