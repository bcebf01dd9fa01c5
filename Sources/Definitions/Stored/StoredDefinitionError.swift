public import Failures
import Texts

/// Why a definition that was applied cannot be gone by.
public enum StoredDefinitionError: ReportableFailure, Equatable {
    /// This program does not know what a body says at a place, such as `export.kind`; empty where it is no body at all.
    case unreadable(kind: String, name: String, hash: String, place: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .unreadable: .data
        }
    }

    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let kind, let name, let hash, let place):
            "\(kind) \(name): this program does not know what its definition \(hash.prefix(12)) says"
                + (place.isEmpty ? "" : " under \(place.printable)")
                + ": another version of segcast applied it, so use that one"
        }
    }
}
