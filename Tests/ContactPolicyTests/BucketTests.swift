import ContactPolicy
import Testing

struct BucketTests {
    @Test func `a filing is its bucket's word, and names the cap of one that was capped`() {
        #expect("\(Filing(.noConsent))" == "no_consent")
        #expect("\(Filing(.capped, under: "weekly"))" == "capped:weekly")
    }

    @Test func `whoever asks why gets another answer in each bucket`() {
        let reasons = Bucket.allCases.map(\.reason)
        #expect(Set(reasons).count == reasons.count && reasons.allSatisfy { $0.count > 8 })
        #expect(Filing(.capped, under: "weekly").reason == "no room left under the cap weekly")
    }
}
