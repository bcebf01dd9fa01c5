import Boosting
import ContactPolicy
@testable import Definitions
import Exports
import Foundation
import Learning
import Segments
import Testing

/// Definitions as they were stored, which models and lists go by for ever.
struct StoredBodyTests {
    private static let kinds = [
        "warehouse/warehouse", "policy/policy", "feature_set/base", "outcome/buys",
        "segment/likely", "export/news",
    ]

    /// The body that was stored of a definition.
    private func stored(_ place: String) throws -> StoredBody {
        let parts = place.split(separator: "/").map(String.init)
        let name = "Fixtures/\(parts[0])"
        let file = try #require(Bundle.module.url(forResource: name, withExtension: "json"))
        let text = try String(contentsOf: file, encoding: .utf8).trimmingCharacters(in: .newlines)
        return StoredBody(kind: parts[0], name: parts[1], text: text)
    }

    /// The same, edited.
    private func stored(_ place: String, _ old: String, _ new: String) throws -> StoredBody {
        let body = try stored(place)
        try #require(body.text.contains(old), "\(old)")
        let text = body.text.replacing(old, with: new)
        return StoredBody(kind: body.kind, name: body.name, text: text)
    }

    @Test(arguments: kinds)
    func `a definition is stored as it always was, so that its hash is what it was`(place: String)
        throws
    {
        let bodies = try DefinitionStore.bodies(of: StoredShop.configuration())
        let body = try #require(bodies.first { "\($0.kind)/\($0.name)" == place })
        #expect(
            try body.text == stored(place).text,
            "a key that is new is optional, and nil where it is not the usual one: see StoredDefinition"
        )
        #expect(try body.hash == stored(place).hash)
    }

    @Test func `there is a body of each kind`() throws {
        let bodies = try DefinitionStore.bodies(of: StoredShop.configuration())
        #expect(
            Set(bodies.map(\.kind))
                == Set(Self.kinds.map { $0.split(separator: "/")[0] }.map(String.init))
        )
    }

    @Test func `what was stored is read whole`() throws {
        let configuration = try StoredShop.configuration()
        #expect(try stored("outcome/buys").outcome == configuration.outcomes[0])
        #expect(try stored("feature_set/base").featureSet == configuration.featureSets["base"])
        let news = try stored("export/news").export
        #expect(news.export == configuration.exports[0])
        #expect(news.channel == configuration.channels["mail"])
        #expect(news.policy == configuration.policy)
        #expect(news.outcomes == ["buys"])
    }

    @Test func `a key that a body does not have says what an empty definition says`() throws {
        let configuration = try StoredShop.configuration()
        var outcome = configuration.outcomes[0]
        outcome.training.parameters.eta = 0.04
        #expect(try stored("outcome/buys", #""eta":0.1,"#, "").outcome == outcome)
        outcome = configuration.outcomes[0]
        outcome.guards?[ReleaseLimits.meanFactor] = 1.5
        #expect(try stored("outcome/buys", #","meanFactor":2"#, "").outcome == outcome)
        outcome = configuration.outcomes[0]
        outcome.filter = .init()
        let filter = #""filter":{"where":{"state":["paid"]},"whereNot":{}},"#
        #expect(try stored("outcome/buys", filter, "").outcome == outcome)
        let members = try stored("export/news", #""minMembers":50,"#, "").export.export.minMembers
        #expect(members == 100)
        // Also of elements of lists, and within rules.
        let cap = try stored("export/news", #","window_hours":100"#, "").export.policy.caps[0]
        #expect(cap.windowHours == 168 && cap.limit == 2)
        let values = #","isOneOf":["gold"]"#
        #expect(try stored("export/news", values, "").export.outcomes == ["buys"])
    }

    /// The types of ours that a value is made of, and whether each is read as a part of a definition.
    private func parts(of value: Any) -> [String: Bool] {
        let mirror = Mirror(reflecting: value)
        let isPart = value is any StoredDefinition
        let isOurs = mirror.displayStyle == .struct && !(value is any RawRepresentable)
        return mirror.children.reduce(into: isOurs ? ["\(type(of: value))": isPart] : [:]) {
            $0.merge(parts(of: $1.value)) { first, _ in first }
        }
    }

    @Test func `all that is read back may lack a key`() throws {
        let parts = try parts(of: stored("outcome/buys").outcome)
            .merging(parts(of: stored("export/news").export)) { first, _ in first }
            .merging(parts(of: stored("feature_set/base").featureSet)) { first, _ in first }
        // What is read key by key, and what only holds definitions.
        let others = [
            "StoredExport", "StoredSegment", "RuleCondition", "ScoreCondition", "TierBounds",
        ]
        #expect(Set(parts.filter { !$0.value }.keys) == Set(others))
        #expect(parts["FrequencyCap"] == true && parts["AttributeCondition"] == true)
    }

    @Test(arguments: [
        ("export/news", #""minMembers":50"#, #""minMembers":50,"minAge":18"#, "export.minAge"),
        ("export/news", #""contact":"presence""#, #""contact":"visit""#, "channel.contact"),
        (
            "export/news", #""window_hours":100"#, #""per_household":true,"window_hours":100"#,
            "policy.caps[0].per_household"
        ),
        (
            "export/news", #""outcome":"buys","tier":"high""#,
            #""outcome":"buys","sure":true,"tier":"high""#,
            "segments[1].segment.rule.all._0[0].score._0.sure"
        ),
        ("export/news", #""export":{"#, #""budget":{},"export":{"#, "budget"),
        ("outcome/buys", #""horizonDays":30"#, #""horizonDays":30,"lagDays":2"#, "outcome.lagDays"),
        (
            "outcome/buys", #""owner":"crm""#, #""otherSettings":{"at_least":2},"owner":"crm""#,
            "outcome.otherSettings.at_least"
        ),
        (
            "outcome/buys", #""calibrationError":0.05"#,
            #""calibrationError":0.05,"leastLift":2"#, "outcome.gates.leastLift"
        ),
        ("outcome/buys", #""label":"orders""#, #""label":"visits""#, "outcome.label"),
        ("outcome/buys", #""outcome":{"#, #""other":{"#, "outcome"),
    ])
    func `what this program does not know is refused with its place`(
        place: String,
        old: String,
        new: String,
        where unknown: String
    ) throws {
        let body = try stored(place, old, new)
        let error = StoredDefinitionError.unreadable(
            kind: body.kind,
            name: body.name,
            hash: body.hash,
            place: unknown
        )
        #expect(throws: error) {
            if body.kind == "outcome" {
                _ = try body.outcome
            } else {
                _ = try body.export
            }
        }
        #expect("\(error)".contains("\(body.name): this program does not know what"))
        #expect("\(error)".contains("under \(unknown): another version of segcast applied it"))
    }
}
