public import Definitions
import Exports
public import Failures
import Texts

/// Why a refresh, or a part of one, cannot be done as it was asked for.
public enum RefreshError: ReportableFailure, Equatable {
    /// A setting names no outbox.
    case emptyOutbox(setting: String)
    /// No setting names the key.
    case noKey
    /// The login may not store definitions that are new.
    case definitionsDiffer(login: String)
    /// The server does not know the warehouse's time zone.
    case unknownTimeZone(String)
    /// An as-of is later than the server's clock.
    case asOfInTheFuture(String)
    /// There are no features.
    case noFeatures
    /// There are no outcomes.
    case noOutcomes
    /// An outcome, segment or export is asked for that is not defined.
    case unknown(_ kind: String, String, defined: [String])
    /// An export goes to a channel that is not defined.
    case unknownChannel(String)
    /// What a list was sent by is not kept here, or says what this program does not know.
    case listUnreadable(
        export: String,
        channel: String,
        definitionHash: String,
        why: StoredDefinitionError?
    )
    /// No customer has a key.
    case unknownCustomer(keySpace: String)
    /// A run did not consider a customer.
    case notConsidered(runID: Int64)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .emptyOutbox, .noKey, .unknownTimeZone, .noFeatures, .noOutcomes, .unknownChannel:
            .configuration
        case .definitionsDiffer: .notPermitted
        case .asOfInTheFuture, .unknown: .usage
        case .listUnreadable, .unknownCustomer, .notConsidered: .data
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
        case .unknownTimeZone(let zone):
            "the server knows no time zone \(zone): use an IANA name such as Europe/London for time_zone in "
                + "warehouse.yaml"
        case .asOfInTheFuture(let text): "--as-of \(text) lies in the future"
        case .noFeatures: "no features are defined: there is nothing to build"
        case .noOutcomes: "no outcomes are defined: there is nothing to score"
        case .unknown(let kind, let name, let defined):
            "there is no \(kind) \(name): \(defined.joined(separator: ", "))"
                + (nearest(to: name, among: defined).map { "; did you mean \($0)?" } ?? "")
        case .unknownChannel(let name): "there is no channel \(name)"
        case .listUnreadable(let export, let channel, let hash, let why):
            "export \(export): nobody can be taken off its list at \(channel): "
                + (why.map { "\($0)" }
                    ?? "the definition \(hash.prefix(12)) that it was sent by is not kept here")
                + "; or empty it there, then segcast runs hand-over"
        case .unknownCustomer(let space):
            "no customer has this key in \(space): keys are the warehouse's, exactly; `segcast run` links new ones"
        case .notConsidered(let runID):
            "run \(runID) did not consider this customer: nobody of its segments, or no such run"
        }
    }
}
