/// A failure that Segcast explains: its text says what, where and what to do, and quotes nobody's data.
public protocol ReportableFailure: Error, CustomStringConvertible {
    /// What its failures are called.
    associatedtype Code: FailureCode
    /// Who can do something about it.
    var kind: FailureKind { get }
    /// What it is called: `segcast explain` tells more.
    var code: Code { get }
    /// Its text with its code; where it holds several, each with its own.
    var told: String { get }
}

extension ReportableFailure {
    /// The text, with the code behind its first line.
    public var told: String { description.told(as: code) }
}
