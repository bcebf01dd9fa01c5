import Failures
import Testing

@testable import Refresh
@testable import segcast

struct ScreenTests {
    private func diagnosis(_ answers: [(String, [Examination.Answer])]) -> Diagnosis {
        var diagnosis = Diagnosis()
        for (name, answers) in answers {
            diagnosis.add(answers, of: Examination(name) { _, _ in answers })
        }
        return diagnosis
    }

    @Test func `a line holds 80 columns, a fix stands once below what it mends, and a cause once`()
    {
        let long = Array(repeating: "word", count: 30).joined(separator: " ")
        let lines = Screen(
            diagnosis([
                ("key", [.well(long)]),
                (
                    "sources",
                    [
                        .wrong(.data, "one", fix: "load it"), .wrong(.data, "two", fix: "load it"),
                    ]
                ),
                ("owners", [.unexamined(because: "sources")]),
                ("exports", [.unexamined(because: "sources")]),
            ]),
            TextStyle()
        ).lines
        #expect(lines.allSatisfy { $0.count <= 80 })
        #expect(lines.filter { $0.hasPrefix("well") }.count == 1)
        #expect(
            lines.suffix(4) == [
                "WRONG       sources      one", "WRONG       sources      two",
                "                       → load it",
                "unexamined               owners, exports: because of sources",
            ]
        )
    }

    @Test func `where a screen is too small, what is well shares a line`() {
        let wells = (1...10).map { ("well\($0)", [Examination.Answer.well("as it should be")]) }
        let wrongs = (1...16).map {
            ("wrong\($0)", [Examination.Answer.wrong(.data, "not so", fix: "mend it")])
        }
        let lines = Screen(diagnosis(wells + wrongs), TextStyle()).lines
        #expect(lines.first?.hasPrefix("well                     well1, well2, ") == true)
        #expect(lines.count == 34 && lines.count <= 40)
        #expect(Screen(diagnosis(wells), TextStyle()).lines.count == 10)
    }
}
