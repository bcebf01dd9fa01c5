import Definitions
import Learning
import Segments

extension ExplanationReader {
    /// Tells what a segment's rule asks in a release, and how the customer of an explanation stands to it.
    ///
    /// - Parameters:
    ///   - segment: the segment, as it was defined; `nil` where that is not kept, or cannot be read.
    ///   - why: whose features and scores are those of the release.
    ///   - release: the release's number and that of its build.
    ///   - tiers: the bounds of tiers, by outcome and name, where its definition gives none.
    /// - Returns: `nil` where the release does not have what the rule reads, either.
    /// - Throws: `PostgresError`.
    func standing(
        to segment: StoredSegment?,
        _ why: CustomerExplanation,
        in release: (releaseID: Int64, buildID: Int64),
        tiers: [String: [String: TierBounds]]
    ) async throws -> RuleStanding? {
        guard let segment else { return nil }
        let tiers = tiers.merging(segment.tiers) { $1 }
        do {
            let rule = try await segment.segment.parts(of: release, tiers: tiers, from: pool)
            return RuleStanding(
                rule: rule,
                conditions: rule.criteria.map { why.standing(to: $0, isNegated: $1) }
            )
        } catch is SegmentError {
            return nil
        }
    }

    /// Returns a segment as it was defined when somebody entered it; `nil` where no such definition is kept, or this
    /// program does not know all that it says.
    func segment(hash: String) async throws -> StoredSegment? {
        do {
            return try await DefinitionStore(pool).segment(hash: hash)
        } catch is StoredDefinitionError {
            return nil
        }
    }

    /// In which unit the scores of an outcome are; `nil` where nobody defines it any more.
    func unit(of outcome: String) -> String? {
        let kind = deployment.configuration.outcomes.first { $0.name == outcome }?.kind
        return kind.map { $0.scores == 0...1 ? CustomerExplanation.chance : "score" }
    }
}

extension CustomerExplanation {
    /// How the customer stands to a condition.
    fileprivate func standing(to criterion: Criterion, isNegated: Bool) -> RuleStanding.Condition {
        let score = scores.first { criterion.kind == "score" && $0.outcome == criterion.name }
        let feature = features.first { criterion.kind == "feature" && $0.name == criterion.name }
        let value = score?.score ?? feature?.measured
        let isKnown = score != nil || feature != nil
        return RuleStanding.Condition(
            criterion: criterion,
            isNegated: isNegated,
            value: value,
            unit: score?.unit ?? feature?.unit,
            isMet: isKnown ? criterion.isMet(by: value, of: customerID) : nil
        )
    }
}
