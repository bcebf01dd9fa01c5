import Texts
import Postgres

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
    /// The source's part, such as `orders`.
    public let source: String
    /// What was found; names and counts, never a customer's value.
    public let message: String
    /// What it would take to fix; empty for a note.
    public let fix: String

    /// Creates a finding.
    public init(_ severity: Severity, _ source: String, _ message: String, fix: String = "") {
        self.severity = severity
        self.source = source.printable
        self.message = message.printable
        self.fix = fix.printable
    }

    /// One line, the fix behind an arrow.
    public var description: String {
        "\(severity.rawValue): \(source): \(message)\(fix.isEmpty ? "" : " → \(fix)")"
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

/// Why the warehouse cannot be used.
public enum WarehouseError: Error, CustomStringConvertible {
    /// The source contract is broken.
    case contractBroken([Finding])
    /// A feature or rule names a column that its source does not map.
    case unknownColumn(source: String, column: String, known: [String])
    /// A day or time cannot be read.
    case unreadableTime(String)

    /// The schemas do not exist, or hold nothing this login may read.
    case nothingToInspect(schemas: [String], known: [String])

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .nothingToInspect(let schemas, let known):
            "schema \(schemas.joined(separator: ", ")) does not exist or holds nothing that this login may "
                + "read; this database has \(known.isEmpty ? "no other" : known.joined(separator: ", "))"
        case .contractBroken(let findings):
            "the source contract is broken:\n" + findings.map { "  \($0)" }.joined(separator: "\n")
        case .unknownColumn(let source, let column, let known):
            "source \(source) maps no column \(column): it has \(known.joined(separator: ", ")); "
                + "add it under columns: in warehouse.yaml"
        case .unreadableTime(let text):
            "\(text) is no day (2011-09-10) and no instant with an offset (2011-09-10T06:00:00Z)"
        }
    }
}
