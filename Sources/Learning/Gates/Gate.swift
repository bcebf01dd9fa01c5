/// What a model has to show, out of time, before it may act.
///
/// A gate is a file of this folder and one of the gates of a kind of outcome. One whose limit definitions may move is a `LimitedGate`.
public protocol Gate: Sendable {
    /// Its word on the card and in what is stored of a version, for ever.
    static var word: String { get }

    /// Returns what it measured at the gate window, and whether that lets the version pass.
    static func judge(_ evidence: GateEvidence) -> GateResult
}
