public import Failures
import Texts

/// Why the warehouse cannot be used.
public enum WarehouseError: ReportableFailure {
    /// The source contract is broken.
    case contractBroken([Finding])
    /// A feature or rule names a column that its source does not map.
    case unknownColumn(source: String, column: String, known: [String])
    /// A day or time cannot be read.
    case unreadableTime(String)
    /// The server knows no time zone of a name that the contract says at a place, such as `orders: time_zone`.
    case unknownTimeZone(String, place: String, nearest: String?)
    /// A source did not shrink, so that there is nothing to accept.
    case nothingShrank(source: String)
    /// The schemas do not exist, or hold nothing this login may read.
    case nothingToInspect(schemas: [String], known: [String])
    /// What an option of an inspection names is not among what is looked at.
    case notInspected(name: String, option: String, nearest: String?)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .contractBroken: .data
        case .unknownColumn, .unknownTimeZone: .configuration
        case .nothingToInspect(let schemas, let known):
            schemas.allSatisfy(known.contains) ? .notPermitted : .usage
        case .unreadableTime, .nothingShrank, .notInspected: .usage
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .nothingToInspect(let schemas, let known) where schemas.allSatisfy(known.contains):
            "this login may read nothing in schema \(schemas.joined(separator: ", ")): let a DBA run what `segcast init "
                + "--inspect \(schemas.map(\.shellWord).joined(separator: " ")) --print-grants` prints"
        case .nothingToInspect(let schemas, let known):
            "schema \(schemas.joined(separator: ", ")) does not exist or holds nothing that this login may "
                + "read; this database has \(known.isEmpty ? "no other" : known.joined(separator: ", "))"
        case .notInspected(let name, let option, let nearest):
            "\(option): \(name.printable) is not among the relations that are looked at"
                + (nearest.map { "; did you mean \($0)?" }
                    ?? ": write it as schema.relation, and its schema with --inspect")
        case .contractBroken(let findings):
            "the source contract is broken:\n" + findings.map { "  \($0)" }.joined(separator: "\n")
        case .unknownColumn(let source, let column, let known):
            "source \(source) maps no column \(column): it has \(known.joined(separator: ", ")); "
                + "add it under columns: in warehouse.yaml"
        case .unknownTimeZone(let zone, let place, let nearest):
            "warehouse.yaml: \(place): there is no time zone \(zone.printable)"
                + (nearest.map { "; did you mean \($0)?" }
                    ?? ": use an IANA name such as Europe/London")
        case .nothingShrank(let source):
            "\(source) has not shrunk by more than it may, so that there is nothing to accept: segcast check"
        case .unreadableTime(let text):
            "\(text) is no day (2011-09-10) and no instant with an offset (2011-09-10T06:00:00Z)"
        }
    }
}
