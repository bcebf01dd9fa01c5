import Boosting
import Ciphers
import Definitions
import Exports
import Features
import Foundation
import Identity
import Jobs
import Learning
import Postgres
import Registry
import Schema
import Scores
import Segments
import Warehouse

/// A failure this program explains: its text says what, where and what to do.
protocol ReportableFailure: Error, CustomStringConvertible {
    /// The exit code, from sysexits.h.
    var exitCode: Int32 { get }
}

/// Tells failures to people and to scripts.
enum FailureReport {
    /// Says what went wrong on standard error and ends with its exit code.
    static func exit(with failure: any ReportableFailure) -> Never {
        Output.note("segcast: \(failure)")
        let url = ProcessInfo.processInfo.environment["SEGCAST_DATABASE_URL"] ?? ""
        if (failure as? PostgresError)?.phase == .connecting, url.isEmpty {
            Output.note(
                "SEGCAST_DATABASE_URL is not set: PG* variables and libpq's defaults said where to look"
            )
        }
        Foundation.exit(failure.exitCode)
    }

    /// Ends well, or with why standard output did not take what was printed.
    static func endWithOutput() {
        guard let number = Output.fault else { return }
        // Whoever only wanted the beginning is told nothing.
        if number == EPIPE { Foundation.exit(128 + SIGPIPE) }
        let words = String(cString: strerror(number))
        exit(with: CommandFailure("standard output: \(words)", ExitStatus.files))
    }

    /// Returns an error that was meant for no person, told without its text: that may quote values.
    static func unexpected(_ error: any Error) -> CommandFailure {
        guard let cocoa = error as? CocoaError else {
            return CommandFailure("a bug: \(type(of: error)) was not expected", ExitStatus.software)
        }
        let path = cocoa.filePath ?? cocoa.url?.path ?? "a file"
        let why = (cocoa.underlying as? POSIXError).map {
            String(cString: strerror($0.code.rawValue))
        }
        return CommandFailure(
            "\(path): \(why ?? "cannot be read or written (\(cocoa.code.rawValue))")",
            ExitStatus.files
        )
    }
}

/// Exit codes of sysexits.h.
enum ExitStatus {
    static let usage: Int32 = 64
    static let data: Int32 = 65
    static let unavailable: Int32 = 69
    static let software: Int32 = 70
    static let files: Int32 = 74
    static let temporary: Int32 = 75
    static let notPermitted: Int32 = 77
    static let configuration: Int32 = 78
}

extension PostgresError: ReportableFailure {
    var exitCode: Int32 {
        switch failure {
        case .configuration:
            state == .insufficientPrivilege || state?.category == "28"
                ? ExitStatus.notPermitted : ExitStatus.configuration
        case .data: ExitStatus.data
        case .retrySafe, .retryConnection, .wrongNode: ExitStatus.unavailable
        case .unknown, .retryTransaction, .resource, .cancelled: ExitStatus.temporary
        case .corruption, .poolerMisuse, .other: ExitStatus.software
        }
    }
}

extension SchemaError: ReportableFailure {
    var exitCode: Int32 {
        if case .notAllowed = self { return ExitStatus.notPermitted }
        return ExitStatus.configuration
    }
}
extension DefinitionErrors: ReportableFailure { var exitCode: Int32 { ExitStatus.configuration } }
extension WarehouseError: ReportableFailure {
    var exitCode: Int32 {
        switch self {
        case .contractBroken: ExitStatus.data
        case .unknownColumn: ExitStatus.configuration
        case .unreadableTime, .nothingToInspect: ExitStatus.usage
        }
    }
}
extension KeySpaceError: ReportableFailure { var exitCode: Int32 { ExitStatus.configuration } }
extension FeatureError: ReportableFailure { var exitCode: Int32 { ExitStatus.configuration } }
extension LearningError: ReportableFailure { var exitCode: Int32 { ExitStatus.data } }
extension EvaluationError: ReportableFailure { var exitCode: Int32 { ExitStatus.data } }
extension BoostingError: ReportableFailure { var exitCode: Int32 { ExitStatus.data } }
extension RegistryError: ReportableFailure {
    var exitCode: Int32 {
        switch self {
        case .unknownVersion: ExitStatus.usage
        case .modelCorrupt: ExitStatus.data
        case .gatesFailed, .authorMayNotApprove, .governanceIsStricter, .noChampion:
            ExitStatus.notPermitted
        }
    }
}
extension ScoreError: ReportableFailure {
    var exitCode: Int32 {
        switch self {
        case .featuresChanged: ExitStatus.configuration
        case .modelSawTheFuture, .goesBack, .nothingToAccept: ExitStatus.usage
        case .held, .noReleaseInForce, .outcomeNotInForce, .notInForceAnyMore, .cannotGoBack:
            ExitStatus.data
        case .stillScoring: ExitStatus.temporary
        }
    }
}
extension SegmentError: ReportableFailure {
    var exitCode: Int32 {
        if case .goesBack = self { return ExitStatus.usage }
        return ExitStatus.configuration
    }
}
extension ExportError: ReportableFailure {
    var exitCode: Int32 {
        switch self {
        case .unknownFormat, .otherKey: ExitStatus.configuration
        case .alreadySent, .tooFewMembers, .volumeChanged, .bytesLost, .needsAttention, .cancelled,
            .segmentsOutdated, .changedByHand, .outboxDiffers:
            ExitStatus.data
        case .noSuchRun: ExitStatus.usage
        case .filesMissing: ExitStatus.files
        case .leaseLost, .neverSettled, .releaseTakenBack: ExitStatus.temporary
        }
    }
}
extension CipherError: ReportableFailure { var exitCode: Int32 { ExitStatus.configuration } }
extension OutboxError: ReportableFailure { var exitCode: Int32 { ExitStatus.files } }
extension ReplicaError: ReportableFailure {
    var exitCode: Int32 {
        switch self {
        case .behind: ExitStatus.temporary
        case .isNone: ExitStatus.configuration
        case .mayNotTell: ExitStatus.notPermitted
        }
    }
}
extension LeaseError: ReportableFailure { var exitCode: Int32 { ExitStatus.temporary } }

/// A failure of a command itself.
struct CommandFailure: ReportableFailure {
    let description: String
    let exitCode: Int32

    init(_ description: String, _ exitCode: Int32) {
        self.description = description
        self.exitCode = exitCode
    }
}
