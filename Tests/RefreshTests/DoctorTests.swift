import Failures
import Foundation
import Postgres
import Testing

@testable import Refresh

/// What the doctor asks and how it judges, without a server.
struct DoctorTests {
    @Test func `each examination has a name of its own, and stands behind what it needs`() {
        var asked: Set<String> = []
        for examination in Examination.all {
            #expect(!asked.contains(examination.name), "\(examination.name) stands twice")
            for need in examination.needs {
                #expect(
                    asked.contains(need.name),
                    "\(examination.name) is asked before \(need.name)"
                )
            }
            asked.insert(examination.name)
        }
    }

    @Test func `what check tells beside the rows is told by one examination each`() {
        let told =
            FindingSource.ofLists + FindingSource.ofPolicies + FindingSource.ofOwners
            + FindingSource.ofConsents
        #expect(told.map(\.name).sorted() == FindingSource.all.map(\.name).sorted())
    }

    /// A deployment of which nothing is there.
    private let nothing = Patient(folder: "/nonexistent", DeploymentSettings([:])) {
        Instant(microseconds: 0)
    }

    private struct Unforeseen: Error {}

    @Test func `what fails hides nothing, and what waits for it names the one at the bottom`()
        async throws
    {
        let broken = Examination("broken") { _, _ in throw Unforeseen() }
        let above = Examination("above", needs: [broken]) { _, _ in [.well("never asked")] }
        let top = Examination("top", needs: [above]) { _, _ in [.well("never asked")] }
        let beside = Examination("beside") { _, _ in [.doubt("odd", fix: "look"), .well("even")] }
        let diagnosis = await Doctor(nothing).examine([broken, above, top, beside])
        #expect(
            diagnosis.lines.map {
                "\($0.examination) \($0.answer.state) \($0.answer.because ?? "")"
            }
                == [
                    "broken wrong ", "above unexamined broken", "top unexamined broken",
                    "beside doubt ", "beside well ",
                ]
        )
        #expect(diagnosis.worst == .software)
        #expect(!diagnosis.lines[0].answer.words.contains("Unforeseen()"))
    }

    @Test(
        arguments: [
            ([], nil), ([.well("a"), .doubt("b", fix: "c")], nil),
            (
                [.wrong(.temporary, "a", fix: ""), .wrong(.configuration, "b", fix: "")],
                .configuration
            ),
            ([.wrong(.unavailable, "a", fix: ""), .wrong(.temporary, "b", fix: "")], .unavailable),
            (
                [.unexamined(.notPermitted, "a", fix: ""), .wrong(.temporary, "b", fix: "")],
                .temporary
            ),
            ([.unexamined(.notPermitted, "a", fix: ""), .unexamined(because: "b")], .notPermitted),
        ] as [([Examination.Answer], FailureKind?)]
    )
    func `the worst is what a person has to change, before what passes and what was not looked at`(
        answers: [Examination.Answer],
        worst: FailureKind?
    ) async {
        let examination = Examination("any") { _, _ in answers }
        #expect(await Doctor(nothing).examine([examination]).worst == worst)
    }

    @Test(
        arguments: [
            // What the server said lies between, just past a bound, and long before or behind.
            (5, .well), (16, .well), (-4, .well), (17, .doubt), (-7, .doubt), (4000, .doubt),
        ] as [(Int64, Examination.Answer.State)]
    )
    func `clocks differ by what the time that the question took does not explain`(
        seconds: Int64,
        state: Examination.Answer.State
    ) {
        let answer = Examination.answer(
            toClock: Instant(microseconds: seconds * 1_000_000),
            before: Instant(microseconds: 0),
            after: Instant(microseconds: 11_000_000)
        )
        #expect(answer.state == state, "\(answer.words)")
        if seconds == 4000 { #expect(answer.words.contains("3989 s behind")) }
        if seconds == -7 { #expect(answer.words.contains("7 s ahead of")) }
    }

    @Test(
        arguments: [
            (140_012, .wrong), (150_000, .well), (150_014, .well), (170_002, .well),
            (180_000, .doubt),
        ] as [(Int, Examination.Answer.State)]
    )
    func `a server is one of those that Segcast is tried on, or too old, or too new to know`(
        number: Int,
        state: Examination.Answer.State
    ) {
        #expect(Examination.answer(toVersion: number, "x").state == state)
    }

    @Test(
        arguments: [
            (nil, .well), (0, .wrong), (63_999_999, .wrong), (64_000_000, .doubt),
            (999_999_999, .doubt), (1_000_000_000, .well),
        ] as [(Int?, Examination.Answer.State)]
    )
    func `an outbox that is nearly full is in doubt before nothing fits`(
        bytes: Int?,
        state: Examination.Answer.State
    ) {
        #expect(Examination.answer(toFree: bytes).state == state)
    }
}
