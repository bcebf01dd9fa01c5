import Exports
public import Failures
import Scores
import Segments
import Warehouse

extension DailyRefresh.Result {
    /// What a person has to do something about, the first and most general first; empty where all was made.
    ///
    /// What only waits for something that is told is no failure of its own.
    public var failures: [any ReportableFailure] {
        let broken: [any ReportableFailure] =
            lost.isEmpty ? [] : [WarehouseError.contractBroken(lost)]
        let guarded = outcomes.compactMap { $0.failure(in: release.releaseID) }
        let causes = broken + heldOutcomes.map(\.failure) + guarded
        let lists = exports.failures.filter { causes.isEmpty || !$0.isWait }
        guard causes.isEmpty, lists.isEmpty, !heldSegments.isEmpty else {
            return causes + lists
        }
        return [
            RefreshError.segmentsWait(
                export: nil,
                segments: heldSegments.map { "\($0.segment) is as it was, for \($0.words)" }
            )
        ]
    }

    /// What came of each part, as it is kept.
    public var results: [AttemptResult] {
        let trained = retrainings.map { retraining in
            switch retraining.result {
            case .trained(let version):
                AttemptResult(
                    .training,
                    retraining.outcome,
                    "version \(version) was trained and waits for approval"
                )
            case .failed(let error):
                AttemptResult(.training, retraining.outcome, .failed, because: error)
            }
        }
        let held = heldOutcomes.map {
            AttemptResult(.outcome, $0.outcome, .held, because: $0.failure)
        }
        let changed = changes.map { change in
            AttemptResult(
                .segment,
                change.segment,
                isNew: change.entered + change.left > 0,
                "\(change.members) members, \(change.entered) entered, \(change.left) left"
            )
        }
        let kept = heldSegments.map { segment in
            AttemptResult(
                .segment,
                segment.segment,
                .held,
                because: RefreshError.segmentsWait(
                    export: nil,
                    segments: ["\(segment.segment) is as it was, for \(segment.words)"]
                )
            )
        }
        var results = trained + scored + held + changed + kept
        for index in results.indices where results[index].part != .training {
            results[index].releaseID = release.releaseID
        }
        return results + exports.results
    }

    private var scored: [AttemptResult] {
        outcomes.map { outcome in
            if let failure = outcome.failure(in: release.releaseID) {
                return AttemptResult(.outcome, outcome.name, .held, because: failure)
            }
            return AttemptResult(
                .outcome,
                outcome.name,
                "\(outcome.count) customers scored by version \(outcome.version)"
            )
        }
    }
}

extension ExportResults {
    /// What came of each list, as it is kept.
    public var results: [AttemptResult] {
        let made = publications.map { published in
            var result = AttemptResult(
                .export,
                published.export,
                isNew: !published.wasPublished,
                "\(published.included) of \(published.candidates) in number \(published.sequence)"
            )
            result.runID = published.runID
            return result
        }
        let refused = refusals.map { refusal in
            AttemptResult(
                .export,
                refusal.export ?? "",
                refusal.failure.isWait ? .held : .failed,
                because: refusal.failure
            )
        }
        return made + refused
    }
}

extension ReportableFailure {
    /// Whether it only says that something waits for what it reads.
    fileprivate var isWait: Bool {
        if let error = self as? RefreshError, case .segmentsWait = error { return true }
        if let error = self as? ScoreError, case .outcomeNotInForce = error { return true }
        return false
    }
}
