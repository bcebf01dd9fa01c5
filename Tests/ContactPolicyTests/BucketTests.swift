import Postgres
import Testing

@testable import ContactPolicy

struct BucketTests {
    @Test func `a filing is its bucket's word, and names the cap of one that was capped`() {
        #expect("\(Filing(.noConsent))" == "no_consent")
        #expect("\(Filing(.capped, under: "weekly"))" == "capped:weekly")
    }

    @Test(arguments: Bucket.allCases)
    func `the statement that finds who leaves a list files each reason that takes somebody off it`(
        bucket: Bucket
    ) {
        let words = SQL.findLeaving.text.matches(of: /then '(\w+)'/).map { String($0.1) }
        #expect(words.contains(bucket.rawValue) == bucket.takesOff)
    }

    @Test func `whoever asks why gets another answer in each bucket`() {
        let reasons = Bucket.allCases.map(\.reason)
        #expect(Set(reasons).count == reasons.count && reasons.allSatisfy { $0.count > 8 })
        #expect(Filing(.capped, under: "weekly").reason == "no room left under the cap weekly")
    }
}
