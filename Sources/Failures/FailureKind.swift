/// Who can do something about a failure: a person at the command line, at the data, at the definitions, or nobody but time.
///
/// The number is the exit code that a command ends with, that of sysexits.h.
public enum FailureKind: Int32, Sendable, CaseIterable {
    /// What was asked for does not exist or makes no sense.
    case usage = 64
    /// The data, or what was made from them, cannot be used as it is.
    case data = 65
    /// The database cannot be reached.
    case unavailable = 69
    /// A fault of the program.
    case software = 70
    /// Files cannot be read or written.
    case files = 74
    /// It passes: try again later.
    case temporary = 75
    /// A login or a version may not do this.
    case notPermitted = 77
    /// Definitions or settings have to change.
    case configuration = 78

    /// The exit code that a command ends with.
    public var exitCode: Int32 { rawValue }

    /// What the help says that the exit code means.
    public var words: String {
        switch self {
        case .usage: "usage"
        case .data: "data"
        case .unavailable: "database unreachable"
        case .software: "a bug"
        case .files: "files"
        case .temporary: "try again later"
        case .notPermitted: "not permitted or not approved"
        case .configuration: "configuration"
        }
    }

    /// What JSON calls it.
    public var word: String {
        switch self {
        case .usage: "usage"
        case .data: "data"
        case .unavailable: "unavailable"
        case .software: "software"
        case .files: "files"
        case .temporary: "temporary"
        case .notPermitted: "not_permitted"
        case .configuration: "configuration"
        }
    }
}
