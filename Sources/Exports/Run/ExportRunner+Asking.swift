import ContactPolicy
import Postgres

extension ExportRunner.Order {
    /// The questions that the contact policy is asked for a run of this order.
    ///
    /// - Parameters:
    ///   - runID: the run.
    ///   - previous: the run whose list it refreshes, if any.
    ///   - isCut: whether that list is only cut.
    ///   - contactAt: when its contacts count.
    ///   - now: what consents may not be dated after.
    /// - Returns: the request.
    func request(
        _ runID: Int64,
        after previous: Int64? = nil,
        isCut: Bool = false,
        contactAt: Instant,
        now: Instant
    ) -> ContactPlanner.Request {
        let request = ContactPlanner.Request(
            runID: runID,
            previousRunID: previous,
            segments: export.segments,
            excludeSegments: export.excludeSegments,
            asking: question,
            format: format,
            contactAt: contactAt,
            now: now
        )
        guard isCut, let previous else { return request }
        return request.cutting(previous)
    }

    /// What it asks of the policy.
    var question: PolicyQuestion { export.asking(policy, on: channel) }

    /// The caps that its list, or one that only takes people off, counts under, as a run's row keeps them.
    func capsJSON(isRemoval: Bool) throws -> String {
        try FrequencyCap.json(question.caps(isCut: isRemoval))
    }

    /// The fewest that its list may hold: one that is only cut is sent however few are left.
    func fewestMembers(isRemoval: Bool) -> Int { isRemoval ? 0 : max(export.minMembers, 1) }
}
