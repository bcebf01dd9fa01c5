import Ciphers
public import Failures

extension RefreshError {
    /// What these failures are called.
    public enum Code: String, FailureCode {
        case outboxEmpty, keyMissing, definitionsDiffer, asOfInFuture, outcomeUntrained,
            sourcesLost, segmentsWait, nameUndefined, listUnreadable, customerUnknown, runNone

        /// What it means.
        public var meaning: String {
            switch self {
            case .outboxEmpty:
                "A setting names no outbox."
            case .keyMissing:
                "No key is named, and the bytes of published files are kept under one."
            case .definitionsDiffer:
                "The definitions were edited, and this login may not store them."
            case .asOfInFuture:
                "--as-of lies in the future."
            case .outcomeUntrained:
                "An outcome has no model, and its first training failed."
            case .sourcesLost:
                "An outcome reads a relation or column that is gone, or may not be read any more."
            case .segmentsWait:
                "Segments wait for what their rules read, or were never filled, and lists of them with them."
            case .nameUndefined:
                "Something is asked for by a name that nothing has."
            case .listUnreadable:
                "Nobody can be taken off a list, for what it was sent by is not kept here or not understood."
            case .customerUnknown:
                "No customer has this key."
            case .runNone:
                "No list of the export was ever begun."
            }
        }

        /// What to do.
        public var remedy: String {
            switch self {
            case .outboxEmpty:
                "Name the place that files are published to."
            case .keyMissing:
                "`\(DeploymentKey.making("segcast.key"))`, keep a copy in a safe place, and name "
                    + "it in SEGCAST_KEY_FILE."
            case .definitionsDiffer:
                "Run `segcast check` as the worker's login first."
            case .asOfInFuture:
                "Give a day that has begun."
            case .outcomeUntrained:
                "The message says why; what reads the outcome waits, and all else is made."
            case .sourcesLost:
                "Have it back, map another, or take out what reads it; what does not read it is made meanwhile."
            case .segmentsWait:
                "The message says what each waits for: a model that is approved, or a run that fills them."
            case .nameUndefined:
                "The message lists what there is, and the nearest."
            case .listUnreadable:
                "Use the version of segcast that sent it; or empty the list at its destination and "
                    + "`segcast runs hand-over`."
            case .customerUnknown:
                "Keys are the warehouse's, exactly as they stand there; `segcast run` links new ones."
            case .runNone:
                "`segcast export NAME` makes the first, or `segcast run`."
            }
        }
    }

    /// What it is called.
    public var code: Code {
        switch self {
        case .emptyOutbox: .outboxEmpty
        case .noKey: .keyMissing
        case .definitionsDiffer: .definitionsDiffer
        case .asOfInTheFuture: .asOfInFuture
        case .untrained: .outcomeUntrained
        case .sourcesLost: .sourcesLost
        case .segmentsWait: .segmentsWait
        case .unknown: .nameUndefined
        case .listUnreadable: .listUnreadable
        case .unknownCustomer: .customerUnknown
        case .noRunYet: .runNone
        }
    }
}
