import Testing
import Texts

struct NearestTests {
    @Test(
        arguments: [
            ("wehre", ["where", "where_not"], "where"), ("Customer", ["customers"], "customers"),
            ("email", ["phone", "zip"], nil), ("", ["a"], "a"), ("anything", [], nil),
        ] as [(String, [String], String?)]
    )
    func `a misspelt word finds the one that is meant, and none where nothing is like it`(
        word: String,
        candidates: [String],
        meant: String?
    ) {
        #expect(nearest(to: word, among: candidates) == meant)
    }
}
