import Definitions
import Testing

/// What definitions may say of features that only segments read, and of how long scores last.
struct SegmentFeatureDefinitionTests {
    private static let more = """
        feature_set: more
        features:
          - {name: often, measure: count, of: orders, window_days: 90}
          - {name: share_90d, measure: ratio, numerator: often, denominator: orders}
        """

    @Test func `they stand in a set that no outcome names, without a version, below the other`()
        throws
    {
        let segment =
            "segment: gold\nowner: crm\npurpose: p\nrule: {feature: share_90d, at_least: 1}\n"
        let found = try HostileFilesTests.issues([
            "features/more.yaml": Self.more, "segments/gold.yaml": segment,
        ])
        #expect(found == [])
    }

    @Test(arguments: [
        ("name: often,", "name: recency,", "feature recency stands twice"),
        ("denominator: orders", "denominator: nothing", "which does not stand above it"),
    ])
    func `their names and references are checked as one list`(
        old: String,
        new: String,
        words: String
    )
        throws
    {
        let text = Self.more.replacing(old, with: new)
        let found = try HostileFilesTests.issues(["features/more.yaml": text])
        #expect(found.contains { $0.contains(words) }, "\(found)")
    }

    @Test(arguments: [
        ("frequency: orders", "frequency: often"),
        ("horizon_days: 30", "horizon_days: 30\npopulation: [{feature: often, at_least: 1}]"),
    ])
    func `no outcome reads them`(old: String, new: String) throws {
        let outcome = try #require(HostileFilesTests.sound["outcomes/buys.yaml"])
        let found = try HostileFilesTests.issues([
            "features/more.yaml": Self.more,
            "outcomes/buys.yaml": outcome.replacing(old, with: new),
        ])
        #expect(
            found.contains { $0.contains("reads feature often, which stands outside of f") },
            "\(found)"
        )
    }

    @Test(arguments: [(24, 36, true), (192, 192, true), (192, 36, false)])
    func `scores last no longer than their release`(own: Int, all: Int, isSound: Bool) throws {
        let outcome = try #require(HostileFilesTests.sound["outcomes/buys.yaml"])
        let found = try HostileFilesTests.issues([
            "segcast.yaml": "valid_hours: \(all)\n",
            "outcomes/buys.yaml": outcome.replacing(
                "horizon_days: 30",
                with: "horizon_days: 30\nvalid_hours: \(own)"
            ),
        ])
        #expect(found.isEmpty == isSound, "\(found)")
        #expect(found.allSatisfy { $0.contains("say valid_hours: \(own) in segcast.yaml") })
    }
}
