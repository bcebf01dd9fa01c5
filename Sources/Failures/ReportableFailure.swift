/// A failure that Segcast explains: its text says what, where and what to do, and quotes nobody's data.
public protocol ReportableFailure: Error, CustomStringConvertible {
    /// Who can do something about it.
    var kind: FailureKind { get }
}
