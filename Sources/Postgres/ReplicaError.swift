public import Failures
import Texts

/// Why a replica could not be read.
public enum ReplicaError: ReportableFailure, Equatable {
    /// It does not show what was written long ago.
    case behind(seconds: Int)
    /// It is no replica of the primary, and why.
    case isNone(String)
    /// The login may not ask which server this is.
    case mayNotTell(login: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .behind: .temporary
        case .isNone: .configuration
        case .mayNotTell: .notPermitted
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .behind(let seconds):
            "the replica of SEGCAST_READ_DATABASE_URL is more than \(seconds) s behind: wait until it has "
                + "caught up, or unset the variable to read from the primary"
        case .isNone(let why):
            "SEGCAST_READ_DATABASE_URL is neither the primary's database nor a physical replica of it: \(why). Nothing "
                + "is read there, for who withdrew here may not have withdrawn there: name the primary or its "
                + "replica, or unset the variable"
        case .mayNotTell(let login):
            "whether SEGCAST_READ_DATABASE_URL is a replica of the primary cannot be told: let a DBA run, on the "
                + "primary: grant execute on function pg_catalog.pg_control_system() to \"\(login.printable)\""
        }
    }
}
