import Channels
import ContactPolicy
@testable import Definitions
import Exports
import Learning
import Registry
import Segments
import Testing
import Warehouse

/// What of the definitions changes who gets what in a list, key by key: a new key stands in one of the two.
struct DecisiveTests {
    private typealias Change = (inout Configuration) -> Void

    /// What is known of the properties of one value.
    private struct Known {
        let value: Any
        let decides: [String: Change]
        let besides: [String: Change]
    }

    private func isOther(_ change: Change) throws -> Bool {
        let shop = try StoredShop.configuration()
        var changed = shop
        change(&changed)
        return try shop.identity(of: shop.exports[0]) != changed.identity(of: changed.exports[0])
    }

    private func check(_ known: Known) throws {
        let properties = Mirror(reflecting: known.value).children.compactMap(\.label)
        let named = Set(known.decides.keys).union(known.besides.keys)
        #expect(Set(properties) == named, "\(type(of: known.value))")
        for (property, change) in known.decides {
            #expect(try isOther(change), "\(type(of: known.value)).\(property)")
        }
        for (property, change) in known.besides {
            #expect(try !isOther(change), "\(type(of: known.value)).\(property)")
        }
    }

    private static func channel(_ change: @escaping (inout ChannelDefinition) -> Void) -> Change {
        {
            var channel = $0.channels["mail"] ?? ChannelDefinition()
            change(&channel)
            $0.channels["mail"] = channel
        }
    }

    private static func segment(_ change: @escaping (inout SegmentDefinition) -> Void) -> Change {
        { shop in
            for index in shop.segments.indices where shop.segments[index].name == "likely" {
                change(&shop.segments[index])
            }
        }
    }

    private static func customers(_ change: @escaping (inout SourceDefinition) -> Void) -> Change {
        { change(&$0.warehouse.customers) }
    }

    private static func exclusion(_ change: @escaping (inout Exclusion) -> Void) -> Change {
        customers { change(&$0.exclude[0]) }
    }

    @Test func `of an export, whom it names and as whom`() throws {
        try check(
            Known(
                value: ExportDefinition(),
                decides: [
                    "channel": { $0.exports[0].channel = "post" },
                    "brand": { $0.exports[0].brand = "south" },
                    "kind": { $0.exports[0].kind = .exclude },
                    "segments": { $0.exports[0].segments = ["gold"] },
                    "excludeSegments": { $0.exports[0].excludeSegments = [] },
                    "controlGroup": { $0.exports[0].controlGroup = nil },
                ],
                besides: [
                    "name": { $0.exports[0].name = "other" },
                    "was": { $0.exports[0].was = nil },
                    "owner": { $0.exports[0].owner = "somebody" },
                    "priority": { $0.exports[0].priority = 1 },
                    "minMembers": { $0.exports[0].minMembers += 1 },
                    "largestLoss": { $0.exports[0].largestLoss = 0.9 },
                    "largestGrowth": { $0.exports[0].largestGrowth = 9 },
                ]
            )
        )
    }

    @Test func `of a channel, all but the words of a waiver`() throws {
        try check(
            Known(
                value: ChannelDefinition(),
                decides: [
                    "name": Self.channel { $0.name = "post" },
                    "format": Self.channel { $0.format = "google_customer_match" },
                    "consent": Self.channel { $0.consent = ["ads"] },
                    "consentNotRequired": Self.channel { $0.consentNotRequired = nil },
                    "contact": Self.channel { $0.contact = .send },
                    "minStayDays": Self.channel { $0.minStayDays += 1 },
                ],
                besides: [:]
            )
        )
        #expect(try !isOther(Self.channel { $0.consentNotRequired = "other words" }))
    }

    @Test func `of a channel that sends, no days to stay and no order of purposes`() throws {
        var channel = ChannelDefinition()
        (channel.contact, channel.consent, channel.minStayDays) = (.send, ["b", "a"], 1)
        var other = channel
        (other.consent, other.minStayDays) = (["a", "b"], 9)
        #expect(channel.decisive == other.decisive)
    }

    @Test func `of a segment, its name and its rule`() throws {
        try check(
            Known(
                value: SegmentDefinition(),
                decides: [
                    "name": Self.segment { $0.name = "other" },
                    "rule": Self.segment { $0.rule = .not($0.rule) },
                ],
                besides: [
                    "owner": Self.segment { $0.owner = "somebody" },
                    "purpose": Self.segment { $0.purpose = "another" },
                ]
            )
        )
    }

    @Test func `of a policy, its caps and control groups`() throws {
        try check(
            Known(
                value: PolicyDefinition(),
                decides: [
                    "controlGroups": { $0.policy.controlGroups = [] },
                    "caps": { $0.policy.caps = [] },
                ],
                besides: ["governance": { $0.policy.governance = .singleOperator }]
            )
        )
        try check(
            Known(
                value: ControlGroup(),
                decides: [
                    "name": { $0.policy.controlGroups[0].name = "other" },
                    "salt": { $0.policy.controlGroups[0].salt = "other" },
                    "share": { $0.policy.controlGroups[0].share = 0.2 },
                    "brand": { $0.policy.controlGroups[0].brand = nil },
                ],
                besides: [:]
            )
        )
        try check(
            Known(
                value: FrequencyCap(),
                decides: [
                    "name": { $0.policy.caps[0].name = "other" },
                    "channels": { $0.policy.caps[0].channels.append("post") },
                    "brand": { $0.policy.caps[0].brand = nil },
                    "limit": { $0.policy.caps[0].limit += 1 },
                    "windowHours": { $0.policy.caps[0].windowHours += 1 },
                ],
                besides: [:]
            )
        )
    }

    @Test func `of the contract, whose keys they are, the zone, and the sources of contacts`()
        throws
    {
        try check(
            Known(
                value: WarehouseDefinition(),
                decides: [
                    "keySpace": { $0.warehouse.keySpace = "other" },
                    "timeZone": { $0.warehouse.timeZone = "UTC" },
                    "parts": { $0.warehouse[.consents] = nil },
                ],
                besides: [
                    "currency": { $0.warehouse.currency = "EUR" },
                    "syntheticContacts": { $0.warehouse.syntheticContacts.toggle() },
                ]
            )
        )
        #expect(try !isOther { $0.warehouse[.orders] = nil })
        for role in SourceRole.contacts {
            let change: Change = {
                var source = $0.warehouse[role] ?? SourceDefinition(role)
                source.relation = "a.other"
                $0.warehouse[role] = source
            }
            #expect(try isOther(change), "\(role)")
        }
    }

    @Test func `of a source, what it holds and not when it may be read`() throws {
        try check(
            Known(
                value: SourceDefinition(.customers),
                decides: [
                    "role": { $0.warehouse[.suppressions] = SourceDefinition(.suppressions) },
                    "relation": Self.customers { $0.relation = "a.other" },
                    "mapped": Self.customers { $0[.email] = "other" },
                    "columns": Self.customers { $0.columns["tier"] = "other" },
                    "timeZone": Self.customers { $0.timeZone = "UTC" },
                    "numericTimes": Self.customers { $0.numericTimes = .yyyymmdd },
                    "minorUnits": Self.customers { $0.minorUnits = 100 },
                    "defaultCountry": Self.customers { $0.defaultCountry = "FR" },
                    "hashedDetails": Self.customers { $0.hashedDetails = [] },
                    "purposeIs": Self.customers { $0.purposeIs = "ads" },
                    "grantedValues": Self.customers { $0.grantedValues = ["y"] },
                    "guests": Self.customers { $0.guests = GuestsDefinition() },
                    "grants": Self.customers { $0.grants = [ConsentGrant()] },
                    "amountFrom": Self.customers { $0.amountFrom = .lines },
                    "grain": Self.customers { $0.grain = .lines },
                    "exclude": Self.customers { $0.exclude = [] },
                ],
                besides: [
                    "keyIsContactDetail": Self.customers { $0.keyIsContactDetail = "so it is" },
                    "freshWithinHours": Self.customers { $0.freshWithinHours = 9 },
                    "minRows": Self.customers { $0.minRows = 9 },
                    "ready": Self.customers { $0.ready = Readiness() },
                ]
            )
        )
        #expect(try !isOther(Self.customers { $0.columns["unread"] = "other" }))
        try check(
            Known(
                value: Exclusion(),
                decides: [
                    "column": Self.exclusion { $0.column = "other" },
                    "values": Self.exclusion { $0.values = ["other"] },
                    "except": Self.exclusion { $0.except = ["other"] },
                    "is": Self.exclusion { $0.is = .known },
                    "below": Self.exclusion { $0.below = ExclusionLimit(rawValue: "1") },
                    "above": Self.exclusion { $0.above = ExclusionLimit(rawValue: "1") },
                    "atLeast": Self.exclusion { $0.atLeast = ExclusionLimit(rawValue: "1") },
                    "atMost": Self.exclusion { $0.atMost = ExclusionLimit(rawValue: "1") },
                ],
                besides: ["because": Self.exclusion { $0.because = "other" }]
            )
        )
    }

    @Test func `of guests, all that is said of them`() throws {
        let guests = { (change: @escaping (inout GuestsDefinition) -> Void) -> Change in
            {
                var guests = GuestsDefinition()
                change(&guests)
                $0.warehouse.customers.guests = guests
            }
        }
        let changes: [String: (inout GuestsDefinition) -> Void] = [
            "relation": { $0.relation = "a.b" }, "customer": { $0.customer = "c" },
            "mapped": { $0[.phone] = "p" }, "timeZone": { $0.timeZone = "UTC" },
            "numericTimes": { $0.numericTimes = .yyyymmdd },
        ]
        let properties = Mirror(reflecting: GuestsDefinition()).children.compactMap(\.label)
        #expect(Set(properties) == Set(changes.keys))
        var identities: Set<String> = []
        for change in [{ _ in }] + changes.values {
            var shop = try StoredShop.configuration()
            guests(change)(&shop)
            identities.insert("\(try shop.identity(of: shop.exports[0]))")
        }
        #expect(identities.count == changes.count + 1)
    }

    @Test func `of a consent that a row holds, all but the order`() throws {
        let several: Change = {
            $0.warehouse[.consents]?.grants = ["email", "sms"].map {
                var grant = ConsentGrant()
                (grant.purpose, grant.granted, grant.grantedValues) = ($0, $0, ["yes", "y"])
                return grant
            }
        }
        func isOther(_ change: (inout ConsentGrant) -> Void) throws -> Bool {
            var (shop, changed) = (try StoredShop.configuration(), try StoredShop.configuration())
            several(&shop)
            several(&changed)
            change(&changed.warehouse[.consents]!.grants![0])
            return try shop.identity(of: shop.exports[0])
                != changed.identity(of: changed.exports[0])
        }
        #expect(
            Set(Mirror(reflecting: ConsentGrant()).children.compactMap(\.label))
                == ["purpose", "granted", "grantedValues", "recordedAt"]
        )
        #expect(try isOther { $0.purpose = "post" })
        #expect(try isOther { $0.granted = "other" })
        #expect(try isOther { $0.grantedValues = ["yes"] })
        #expect(try isOther { $0.recordedAt = "at" })
        #expect(try !isOther { $0.grantedValues = ["y", "yes"] })
        var (shop, turned) = (try StoredShop.configuration(), try StoredShop.configuration())
        several(&shop)
        several(&turned)
        turned.warehouse[.consents]?.grants?.reverse()
        #expect(try shop.identity(of: shop.exports[0]) == turned.identity(of: turned.exports[0]))
    }

    @Test func `of a configuration, all but settings and what models learn from`() throws {
        try check(
            Known(
                value: StoredShop.configuration(),
                decides: [
                    "warehouse": { $0.warehouse = WarehouseDefinition() },
                    "outcomes": { $0.outcomes[0].tiers["high"] = 0.6 },
                    "segments": { $0.segments = [] },
                    "channels": { $0.channels = [:] },
                    "exports": { $0.exports[0].brand = "south" },
                    "policy": { $0.policy = PolicyDefinition() },
                ],
                besides: [
                    "settings": { $0.settings = Settings() },
                    "featureSets": { $0.featureSets = [:] },
                ]
            )
        )
    }
}
