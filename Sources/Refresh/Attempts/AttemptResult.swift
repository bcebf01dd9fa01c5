import Failures

/// What came of one thing that was tried, as it is kept.
public struct AttemptResult: Sendable {
    /// What it is of.
    public let part: AttemptPart
    /// The name of the outcome, segment or export; empty for all of them.
    public let subject: String
    /// What came of it.
    public let state: AttemptState
    /// Why it was not made, in one word; `nil` where it was.
    public let reasonCode: String?
    /// What was made, or why it was not and what to do.
    public let words: String
    /// The exit code that a command ends with for it.
    public let exitCode: Int32
    /// The release it was made from.
    public var releaseID: Int64?
    /// The export run.
    public var runID: Int64?

    /// Something that was made, or is there already.
    init(_ part: AttemptPart, _ subject: String, isNew: Bool = true, _ words: String) {
        self.part = part
        self.subject = subject
        state = isNew ? .made : .unchanged
        reasonCode = nil
        self.words = words
        exitCode = 0
    }

    /// Something that was not made.
    init(
        _ part: AttemptPart,
        _ subject: String,
        _ state: AttemptState,
        because failure: any ReportableFailure
    ) {
        self.part = part
        self.subject = subject
        self.state = state
        reasonCode = failure.code.word
        words = failure.description
        exitCode = failure.kind.exitCode
    }
}
