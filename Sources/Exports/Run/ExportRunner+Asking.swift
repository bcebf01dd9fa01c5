import Channels
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
            isExclusion: isExclusion,
            channel: channel,
            format: format,
            brand: export.brand,
            controlGroup: policy.controlGroups.first { $0.name == export.controlGroup },
            contactAt: contactAt,
            now: now
        )
        guard isCut, let previous else { return request }
        return request.cutting(previous)
    }

    /// What a contact is on its list, or on one that only takes people off.
    func contact(isRemoval: Bool) -> ContactModel {
        channel.contact(isExclusion: isExclusion, isCut: isRemoval)
    }

    /// The caps that contacts of its list count under, in name order: none for one that only takes people off, and none
    /// where being on it is no contact.
    func caps(isRemoval: Bool) -> [FrequencyCap] {
        guard !isRemoval, contact(isRemoval: isRemoval) != .none else { return [] }
        return policy.caps.filter { $0.counts(channel.name, of: export.brand) }
            .sorted { $0.name < $1.name }
    }

    /// The same as a run's row keeps them.
    func capsJSON(isRemoval: Bool) throws -> String {
        try FrequencyCap.json(caps(isRemoval: isRemoval))
    }

    /// The fewest that its list may hold: one that is only cut is sent however few are left.
    func fewestMembers(isRemoval: Bool) -> Int { isRemoval ? 0 : max(export.minMembers, 1) }
}
