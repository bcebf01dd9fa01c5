/// What a person accepted of a run that waited.
public struct Acceptance: Hashable, Sendable {
    /// Why the run had waited.
    public let question: AttentionReason
    /// How many its list would have held, as was shown with the question.
    private let count: Int?

    /// Creates the answer to a question, and to what was shown with it.
    init(of question: AttentionReason, count: Int?) {
        self.question = question
        self.count = count
    }

    /// How many a list may hold by it; `nil` where that was not shown, or another question was asked.
    public func count(of question: AttentionReason) -> Int? {
        question == self.question ? count : nil
    }
}
