public import Failures

/// An outcome that nobody is scored by, and why: only what reads it waits.
public struct HeldOutcome: Sendable {
    /// The outcome.
    public let outcome: String
    /// Why, and what to do.
    public let failure: any ReportableFailure
}
