public import Boosting
public import Ciphers
public import Definitions
public import Exports
public import Features
public import Identity
public import Learning
public import Leases
public import Postgres
public import Registry
public import Schema
public import Scores
public import Segments
public import Shapes
public import Warehouse

extension PostgresError: ReportableFailure {
    /// Who can do something about it, by the class of its SQLSTATE and what was being done.
    public var kind: FailureKind {
        switch failure {
        case .configuration:
            state == .insufficientPrivilege || state?.category == "28"
                ? .notPermitted : .configuration
        case .data: .data
        case .retrySafe, .retryConnection, .wrongNode: .unavailable
        case .unknown, .retryTransaction, .resource, .cancelled: .temporary
        case .corruption, .poolerMisuse, .other: .software
        }
    }
}

extension SchemaError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        if case .notAllowed = self { return .notPermitted }
        return .configuration
    }
}

extension DefinitionErrors: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .configuration }
}

extension StoredDefinitionError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .data }
}

extension WarehouseError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .contractBroken: .data
        case .unknownColumn: .configuration
        case .unreadableTime, .nothingToInspect: .usage
        }
    }
}

extension KeySpaceError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .configuration }
}

extension FeatureError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .configuration }
}

extension LearningError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .data }
}

extension EvaluationError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .data }
}

extension BoostingError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .data }
}

extension RegistryError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .unknownVersion: .usage
        case .modelCorrupt: .data
        case .gatesFailed, .authorMayNotApprove, .governanceIsStricter, .noChampion:
            .notPermitted
        }
    }
}

extension ScoreError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .featuresChanged: .configuration
        case .modelSawTheFuture, .goesBack, .nothingToAccept: .usage
        case .held, .noReleaseInForce, .outcomeNotInForce, .notInForceAnyMore, .cannotGoBack:
            .data
        case .stillScoring: .temporary
        }
    }
}

extension SegmentError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        if case .goesBack = self { return .usage }
        return .configuration
    }
}

extension ExportError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .unknownFormat, .otherKey: .configuration
        case .alreadySent, .tooFewMembers, .volumeChanged, .bytesLost, .needsAttention, .overtaken,
            .cancelled,
            .segmentsOutdated, .changedByHand, .outboxDiffers:
            .data
        case .noSuchRun: .usage
        case .filesMissing: .files
        case .leaseLost, .neverSettled, .releaseTakenBack: .temporary
        }
    }
}

extension CipherError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .configuration }
}

extension OutboxError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .files }
}

extension ReplicaError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .behind: .temporary
        case .isNone: .configuration
        case .mayNotTell: .notPermitted
        }
    }
}

extension LeaseError: ReportableFailure {
    /// Who can do something about it.
    public var kind: FailureKind { .temporary }
}
