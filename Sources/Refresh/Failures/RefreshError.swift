import Ciphers
public import Definitions
import Exports
public import Failures
public import Learning
import Shapes
import Texts
public import Warehouse

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
    /// An outcome, segment or export is asked for that is not defined.
    case unknown(_ kind: String, String, defined: [String])
    /// What a list was sent by is not kept here, or says what this program does not know.
    case listUnreadable(
        export: String,
        channel: String,
        definitionHash: String,
        why: StoredDefinitionError?
    )
    /// An outcome has no model, and its first training failed.
    case untrained(outcome: String, why: LearningError)
    /// An outcome is not scored, or was not trained again, for what the sources lost that it reads.
    case sourcesLost(_ outcome: String, Waiting, [Finding])
    /// Segments wait for what their rules read, or were never filled, each with why; and with them an export.
    case segmentsWait(export: String?, segments: [String])
    /// No customer has a key.
    case unknownCustomer(keySpace: String)
    /// No list of an export was ever begun.
    case noRunYet(export: String)

    /// What waits of an outcome while its sources lack something.
    public enum Waiting: Hashable, Sendable {
        /// Its scores, for features that cannot be measured.
        case scores([String])
        /// Its training, for what it learns from.
        case training
    }

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .emptyOutbox, .noKey: .configuration
        case .definitionsDiffer: .notPermitted
        case .asOfInTheFuture, .unknown, .noRunYet: .usage
        case .listUnreadable, .unknownCustomer, .segmentsWait, .untrained, .sourcesLost:
            .data
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
              \(DeploymentKey.making("segcast.key"))
            """
        case .definitionsDiffer(let login):
            "the definitions differ from those last applied, and the login \(login) may not apply them: "
                + "run `segcast check` as the worker's login first"
        case .asOfInTheFuture(let text): "--as-of \(text) lies in the future"
        case .unknown(let kind, let name, let defined):
            "there is no \(kind) \(name.printable)"
                + (defined.isEmpty ? ": none is defined" : choice(for: name, among: defined))
        case .listUnreadable(let export, let channel, let hash, let why):
            "export \(export): nobody can be taken off its list at \(channel): "
                + (why.map { "\($0)" }
                    ?? "the definition \(hash.prefix(12)) that it was sent by is not kept here")
                + "; or empty it there, then segcast runs hand-over"
        case .untrained(let outcome, let why):
            "\(outcome) has no model: \(why). What reads it waits"
        case .sourcesLost(let outcome, .scores(let features), let findings):
            "nobody is scored by \(outcome), which learns from \(features.joined(separator: ", ")): that cannot be "
                + "measured\(findings.cause). What reads it waits"
        case .sourcesLost(let outcome, .training, let findings):
            "\(outcome) was due and is trained when its sources are whole again\(findings.cause)"
        case .segmentsWait(let export, let segments):
            "\(export.map { "export \($0) waits: " } ?? "")\(segments.joined(separator: "; "))"
        case .unknownCustomer(let space):
            "no customer has this key in \(space): keys are the warehouse's, exactly; `segcast run` links new ones"
        case .noRunYet(let export):
            "export \(export) has no run yet: segcast export \(export) makes its first list"
        }
    }
}
