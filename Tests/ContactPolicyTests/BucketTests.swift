import ContactPolicy
import Testing

struct BucketTests {
    @Test func `every bucket is told from its word, and the cap of one that was capped`() {
        let all = Bucket.allNamed + [.capped(by: "weekly")]
        for bucket in all { #expect(Bucket(rawValue: bucket.rawValue) == bucket) }
        #expect(Set(all.map(\.rawValue)).count == all.count)
        #expect(Bucket(rawValue: "capped:a:b") == .capped(by: "a:b"))
        for word in ["", "capped", "capped:", "Included", "aborted"] {
            #expect(Bucket(rawValue: word) == nil, "\(word)")
        }
    }

    @Test func `whoever asks why gets another answer in each bucket`() {
        let reasons = (Bucket.allNamed + [.capped(by: "weekly")]).map(\.reason)
        #expect(Set(reasons).count == reasons.count && reasons.allSatisfy { $0.count > 8 })
        #expect(Bucket.capped(by: "weekly").reason.hasSuffix("weekly"))
    }
}
