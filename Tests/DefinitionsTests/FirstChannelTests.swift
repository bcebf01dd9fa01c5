import Testing

@testable import Definitions
@testable import Warehouse

/// Where a first list goes.
struct FirstChannelTests {
    @Test(
        arguments: [
            (["EMAIL", "SMS", "POST"], "newsletter", #"consent: ["EMAIL"]"#),
            (["email", "ads"], "google_customer_match", #"consent: ["ads"]"#),
            (["marketing"], "google_customer_match", #"consent: ["marketing"]"#),
            ([], "google_customer_match", #"consent: ["ad_user_data", "ad_personalization"]"#),
        ] as [([String], String, String)]
    )
    func `a first list goes where the consents are for`(
        purposes: [String],
        channel: String,
        consent: String
    ) throws {
        var facts = ShopFacts()
        facts.purposes = purposes
        let files = FirstDefinitions(for: facts).files
        let text = try #require(files["channels/\(channel).yaml"])
        #expect(text.contains(consent))
        #expect(
            files.filter { $0.key.hasPrefix("exports/") }.allSatisfy {
                $0.value.contains("channel: \(channel)\n")
            }
        )
        #expect(files["policies.yaml"]?.contains("channels: [\(channel)]") == true)
        #expect(files.values.contains { $0.contains("\nchannels: [\(channel)]\n") })
    }

    @Test func `that nobody comes back is asked about, and cuts no tiers`() throws {
        var facts = ShopFacts()
        facts.baseRate = 0
        let outcome = try #require(FirstDefinitions(for: facts).files["outcomes/purchase_30d.yaml"])
        #expect(outcome.contains("tier_shares: {high: 0.1, medium: 0.4, low: 1} # CHECK: nobody"))
    }
}
