import Channels
import ContactPolicy
public import Exports
public import Segments
import Texts
import Warehouse

extension Configuration {
    /// The segments that decide who is on an export's list, in order of name.
    public func segments(readBy export: ExportDefinition) -> [SegmentDefinition] {
        segments.filter { export.everySegment.contains($0.name) }
    }

    /// The outcomes that decide who is on an export's list, in order of name.
    public func outcomes(readBy export: ExportDefinition) -> [String] {
        segments(readBy: export).reduce(into: Set<String>()) { $0.formUnion($1.rule.outcomes) }
            .sorted()
    }

    /// What changes who gets what in an export's list.
    ///
    /// Owners, purposes, comments, guards, freshness, another channel's caps and another source's mapping are no
    /// part of it, nor is the export's name: whoever gets the list gets it under any name.
    ///
    /// - Throws: `EncodingError`.
    public func identity(of export: ExportDefinition) throws -> ListIdentity {
        let channel = channels[export.channel] ?? ChannelDefinition()
        let isCounted = export.kind == .include && channel.contact != .none
        let caps = policy.caps.filter { isCounted && $0.counts(channel.name, of: export.brand) }
        let read = segments(readBy: export)
        let attributes = read.reduce(into: Set<String>()) { $0.formUnion($1.rule.attributes) }
        var customers = decisive(warehouse.customers)
        customers.columns = customers.columns.filter { attributes.contains($0.key) }
        var identity = ListIdentity()
        try identity.add("kind", export.kind)
        try identity.add("brand", export.brand)
        try identity.add("segments", rules(of: export.segments, in: read))
        try identity.add("exclude_segments", rules(of: export.excludeSegments, in: read))
        try identity.add(
            "control_group",
            policy.controlGroups.filter { $0.name == export.controlGroup }
        )
        try identity.add("channel", ChannelParts(channel))
        try identity.add("caps", caps.sorted { $0.name < $1.name }.map(canonical))
        try identity.add("customers", customers)
        try identity.add("consents", warehouse[.consents].map(decisive))
        try identity.add("suppressions", warehouse[.suppressions].map(decisive))
        try identity.add("key_space", warehouse.keySpace)
        try identity.add("time_zone", warehouse.timeZone)
        return identity
    }

    /// A segment's rule with the tiers it reads.
    private struct SegmentParts: Encodable {
        let name: String
        let rule: SegmentRule
        let tiers: [String: [String: TierBounds]]
    }

    /// What of a channel says who gets what.
    private struct ChannelParts: Encodable {
        let name: String, format: String
        let consent: [String]
        let consentNotRequired: Bool
        let contact: ContactModel
        let minStayDays: Int?

        init(_ channel: ChannelDefinition) {
            name = channel.name
            format = channel.format
            consent = Set(channel.consent).sorted()
            consentNotRequired = channel.consentNotRequired != nil
            contact = channel.contact
            minStayDays = channel.contact == .presence ? channel.minStayDays : nil
        }
    }

    private func rules(of names: [String], in read: [SegmentDefinition]) -> [SegmentParts] {
        read.filter { names.contains($0.name) }.map { segment in
            SegmentParts(
                name: segment.name,
                rule: segment.rule,
                tiers: tiers.filter { segment.rule.outcomes.contains($0.key) }
            )
        }
    }

    private func canonical(_ cap: FrequencyCap) -> FrequencyCap {
        var cap = cap
        cap.channels.sort()
        return cap
    }

    /// A source without what only says when it may be read, and with its lists in order.
    private func decisive(_ source: SourceDefinition) -> SourceDefinition {
        var source = source
        source.minRows = nil
        source.freshWithinHours = nil
        source.ready = nil
        source.keyIsContactDetail = nil
        source.grantedValues.sort()
        source.hashedDetails.sort()
        for place in source.exclude.indices {
            source.exclude[place].because = ""
            source.exclude[place].values.sort()
        }
        source.exclude.sort { ($0.column, $0.values.joined()) < ($1.column, $1.values.joined()) }
        return source
    }
}
