public import Definitions
import Exports
public import Failures
import Shapes
import Texts

/// Why a refresh, or a part of one, cannot be done as it was asked for.
public enum RefreshError: ReportableFailure, Equatable {
    /// A setting names no outbox.
    case emptyOutbox(setting: String)
    /// No setting names the key.
    case noKey
    /// The login may not store definitions that are new.
    case definitionsDiffer(login: String)
    /// An as-of is later than the server's clock.
    case asOfInTheFuture(String)
    /// There are no features.
    case noFeatures
    /// There are no outcomes.
    case noOutcomes
    /// An outcome, segment or export is asked for that is not defined.
    case unknown(_ kind: String, String, defined: [String])
    /// What a list was sent by is not kept here, or says what this program does not know.
    case listUnreadable(
        export: String,
        channel: String,
        definitionHash: String,
        why: StoredDefinitionError?
    )
    /// No customer has a key.
    case unknownCustomer(keySpace: String)
    /// No list of an export was ever begun.
    case noRunYet(export: String)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .emptyOutbox, .noKey, .noFeatures, .noOutcomes:
            .configuration
        case .definitionsDiffer: .notPermitted
        case .asOfInTheFuture, .unknown, .noRunYet: .usage
        case .listUnreadable, .unknownCustomer: .data
        }
    }

    /// What, where and what to do.
    public var description: String {
        switch self {
        case .emptyOutbox(let setting):
            "\(setting) is empty: name \(Destinations.words()) that files are published to"
        case .noKey:
            """
            no key: the bytes of published files are kept encrypted. Make one, keep a copy in a safe place, and
            name it in SEGCAST_KEY_FILE:
              umask 077; openssl rand -hex 32 > segcast.key
            """
        case .definitionsDiffer(let login):
            "the definitions differ from those last applied, and the login \(login) may not apply them: "
                + "run `segcast check` as the worker's login first"
        case .asOfInTheFuture(let text): "--as-of \(text) lies in the future"
        case .noFeatures: "no features are defined: there is nothing to build"
        case .noOutcomes: "no outcomes are defined: there is nothing to score"
        case .unknown(let kind, let name, let defined):
            "there is no \(kind) \(name.printable)"
                + (defined.isEmpty ? ": none is defined" : choice(for: name, among: defined))
        case .listUnreadable(let export, let channel, let hash, let why):
            "export \(export): nobody can be taken off its list at \(channel): "
                + (why.map { "\($0)" }
                    ?? "the definition \(hash.prefix(12)) that it was sent by is not kept here")
                + "; or empty it there, then segcast runs hand-over"
        case .unknownCustomer(let space):
            "no customer has this key in \(space): keys are the warehouse's, exactly; `segcast run` links new ones"
        case .noRunYet(let export):
            "export \(export) has no run yet: segcast export \(export) makes its first list"
        }
    }
}
