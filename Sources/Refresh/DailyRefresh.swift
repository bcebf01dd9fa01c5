import Definitions
import Exports
import Learning
public import Scores
public import Segments
import Steps
public import Texts
public import Warehouse

/// A day's work in order: check, train what is due, score, release, segments, exports.
public struct DailyRefresh: Sendable {
    private let day: RefreshDay

    /// The work of a day.
    public init(_ day: RefreshDay) { self.day = day }

    /// What each stage did.
    public struct Result: Sendable {
        /// The as-of as people write it: the day, where it is a midnight of the business zone.
        public let asOf: String
        /// The errors that tell what the sources lost; what reads it waits.
        public let lost: [Finding]
        /// The sources and the new customers.
        public let check: CheckStage.Result
        /// What became of the outcomes whose training was due.
        public let retrainings: [Retraining]
        /// What was scored, and is in force.
        public let release: Release
        /// What became of the outcomes that were scored.
        public let outcomes: [JudgedOutcome]
        /// The outcomes that nobody was scored by, and why.
        public let heldOutcomes: [HeldOutcome]
        /// What changed in segments.
        public let changes: [SegmentRefresher.Change]
        /// The segments that stay as they were, and what they wait for.
        public let heldSegments: [HeldSegment]
        /// What was published, and what was not.
        public let exports: ExportResults
    }

    /// The stages as people are told of them, in order.
    private enum Stage: String, CaseIterable {
        case check = "checking the sources"
        case models, scores = "scoring", release = "releasing", segments, exports
    }

    private func begin(_ stage: Stage) {
        let done = Stage.allCases.firstIndex(of: stage) ?? 0
        day.report(
            .step(
                task: task,
                Step(stage.rawValue, done: done, of: Stage.allCases.count, isEven: false)
            )
        )
    }

    private var task: String { "run as of \(day.asOfLabel)" }

    /// Does the day's work: an outcome without a model holds what reads it, as does a feature that the sources lost, and an
    /// export that fails keeps no other from being made.
    ///
    /// - Parameter reason: why an as-of that was judged, or lies before the release in force, is run again.
    /// - Returns: what each stage did.
    /// - Throws: what kept the lists from being made at all; what kept one from being made stands in the result.
    public func run(again reason: Reason? = nil) async throws -> Result {
        begin(.check)
        let check = try await CheckStage(day).run()
        return try await Self(check.day).goOn(after: check, again: reason)
    }

    private func goOn(after check: CheckStage.Result, again reason: Reason?) async throws -> Result
    {
        let others = try await day.findings(.day)
        try others.requireNoError()
        let found = check.check.findings.filter { $0.severity != .error } + others
        for finding in day.lost.findings + found where finding.severity != .note {
            day.report(.finding(finding))
        }
        begin(.models)
        let retrainings = try await TrainingStage(day).runDue()
        begin(.scores)
        let scored = try await ScoringStage(day).run(again: reason)
        begin(.release)
        try await ReleaseStage(day).run(scored.release, goingBack: reason)
        begin(.segments)
        let segments = try await SegmentStage(day).run()
        begin(.exports)
        let exports = try await publish(waitingFor: segments.held)
        day.report(.finished(task: task))
        return Result(
            asOf: day.asOfLabel,
            lost: day.lost.findings,
            check: check,
            retrainings: retrainings,
            release: scored.release,
            outcomes: try await ReleaseGate(day.pool).judged(scored.release.releaseID),
            heldOutcomes: Self.held(scored.held, retrainings),
            changes: segments.changes,
            heldSegments: segments.held,
            exports: exports
        )
    }

    /// The outcomes that nobody was scored by; where the first training failed today, that is why.
    private static func held(_ held: [HeldOutcome], _ retrainings: [Retraining]) -> [HeldOutcome] {
        held.map { held in
            for case .failed(let error as LearningError) in retrainings.filter({
                $0.outcome == held.outcome && $0.isFirst
            })
            .map(\.result) {
                return HeldOutcome(
                    outcome: held.outcome,
                    failure: RefreshError.untrained(outcome: held.outcome, why: error)
                )
            }
            return held
        }
    }

    private func publish(waitingFor held: [HeldSegment]) async throws -> ExportResults {
        let stage = ExportStage(day)
        let retired = try await stage.retiredExports(of: nil)
        if !day.configuration.exports.isEmpty || !retired.isEmpty { try await stage.requireKey() }
        var results = ExportResults(stage)
        for export in retired { await results.addRetired(export) }
        for export in day.configuration.exports {
            await results.add(export, waitingFor: held)
        }
        return results
    }
}
