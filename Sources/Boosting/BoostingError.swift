public import Failures
internal import CXGBoost

/// What XGBoost refused.
public struct BoostingError: ReportableFailure {
    /// Which kind of failure.
    public enum Code: String, CaseIterable, Hashable, Sendable {
        /// The library reported a failure; `message` is its own text and quotes no data.
        case libraryFailed
        /// The bytes are no model, or one of another shape.
        case modelUnreadable
        /// The training data cannot be learned from.
        case dataUnusable
        /// Whoever trains was told to stop; no model is made.
        case stopped
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong, in words.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Who can do something about it.
    public var kind: FailureKind {
        switch code {
        case .libraryFailed, .modelUnreadable, .dataUnusable, .stopped: .data
        }
    }

    /// The message.
    public var description: String { message }
}

/// Throws when an XGBoost call returned a failure.
func check(_ status: Int32, _ code: BoostingError.Code = .libraryFailed) throws(BoostingError) {
    guard status != 0 else { return }
    // The library appends a stack trace of machine addresses: the first line says it.
    let text = String(cString: XGBGetLastError()).split(separator: "\n").first { !$0.isEmpty }
    throw BoostingError(code, text.map(String.init) ?? "XGBoost gave no reason")
}
