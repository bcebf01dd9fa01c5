public import Failures
import Texts

/// Something a look at the sources found, and what to do about it.
public struct Finding: Codable, Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Codable, Sendable {
        /// Nothing may be computed from this source.
        case error
        /// Somebody should look; work goes on.
        case warning
        /// A fact.
        case note
    }

    /// How bad it is.
    public let severity: Severity
    /// What it is called, such as `source-shrank`: `segcast explain` tells more.
    public let code: String
    /// The source's part, such as `orders`.
    public let source: String
    /// What was found; names and counts, never a customer's value.
    public let message: String
    /// What it would take to fix; empty for a note.
    public let fix: String

    /// Creates a finding about what a source holds.
    public init(
        _ severity: Severity,
        _ code: Code,
        _ source: String,
        _ message: String,
        fix: String = ""
    ) {
        self.init(severity, as: code, source, message, fix: fix)
    }

    /// Creates a finding of any kind.
    public init(
        _ severity: Severity,
        as code: some FailureCode,
        _ source: String,
        _ message: String,
        fix: String = ""
    ) {
        self.severity = severity
        self.code = code.word
        self.source = source.printable
        self.message = message.printable
        self.fix = fix.printable
    }

    /// One line, the fix behind an arrow and the code at its end.
    public var description: String {
        "\(severity.rawValue): \(source): \(message)\(fix.isEmpty ? "" : " → \(fix)") [\(code)]"
    }
}

extension [Finding] {
    /// Whether work may go on.
    public var isPassed: Bool { !contains { $0.severity == .error } }

    /// Makes sure that work may go on.
    ///
    /// - Throws: ``WarehouseError/contractBroken(_:)`` with every error.
    public func requireNoError() throws(WarehouseError) {
        let errors = filter { $0.severity == .error }
        guard errors.isEmpty else { throw .contractBroken(errors) }
    }
}
