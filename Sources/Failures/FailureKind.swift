/// Who can do something about a failure: a person at the command line, at the data, at the definitions, or nobody but time.
public enum FailureKind: Sendable, CaseIterable {
    /// What was asked for does not exist or makes no sense.
    case usage
    /// The data, or what was made from them, cannot be used as it is.
    case data
    /// The database cannot be reached.
    case unavailable
    /// A fault of the program.
    case software
    /// Files cannot be read or written.
    case files
    /// It passes: try again later.
    case temporary
    /// A login or a version may not do this.
    case notPermitted
    /// Definitions or settings have to change.
    case configuration
}
