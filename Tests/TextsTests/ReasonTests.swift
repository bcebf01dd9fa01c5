import Failures
import Testing
import Texts

struct ReasonTests {
    @Test(
        arguments: [
            // One that says something, at its longest, and in lines.
            ("a new price list", nil), ("x", nil), ("中", nil), ("first\n\tsecond", nil),
            (String(repeating: "x", count: 1_000), nil),
            (String(repeating: "x", count: 1_001), .tooLong),
            // What is one character to the eye may be many.
            ("e" + String(repeating: "\u{301}", count: 1_000), .tooLong),
            ("", .saysNothing), (" \n\u{a0}\u{2003}", .saysNothing),
            ("as \u{1b}[31mada asked", .controlCharacter), ("nul\u{0}", .controlCharacter),
            ("as ada@example.com asked", .contactDetail),
            ("as ada＠example.com asked", .contactDetail),
            ("+49 171 392-0014 complained", .contactDetail),
            ("as 00447700900123 asked", .contactDetail),
            ("as +４９１７１３９２００１４ asked", .contactDetail),
            // Numbers of something else are none.
            ("ticket 4711, 0.5 % of 2024-03-04", nil),
        ] as [(String, ReasonError?)]
    )
    func `a reason says something, no more than somebody reads, and holds nobody's address`(
        text: String,
        error: ReasonError?
    ) {
        guard let error else {
            #expect((try? Reason(text))?.text == text)
            return
        }
        #expect(throws: error) { try Reason(text) }
    }

    @Test func `a reason that is refused says what to do, and whoever wrote it can`() {
        let told = ReasonError.allCases.map(\.description)
        #expect(
            told == [
                "the reason says nothing: write why",
                "the reason is longer than 1000 characters: write less",
                "the reason holds a control character: leave it out",
                "the reason holds somebody's address or number: it is kept for ever and read by many, leave that out",
            ]
        )
        #expect(ReasonError.allCases.allSatisfy { $0.kind == .usage })
        #expect(ReasonError.saysNothing.code.word == "reason-empty")
        #expect(ReasonError.tooLong.code.word == "reason-too-long")
        #expect(ReasonError.controlCharacter.code.word == "reason-unprintable")
        #expect(ReasonError.contactDetail.code.word == "reason-personal")
    }

    @Test func `a reason of the program's own is what stands in its source`() {
        let own: Reason = "it was not sent in time"
        #expect(own.text == "it was not sent in time")
    }
}
