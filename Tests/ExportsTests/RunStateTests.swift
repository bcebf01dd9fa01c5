import Foundation
import Testing

@testable import Exports

struct RunStateTests {
    @Test(
        arguments: [
            (.planned, .reserve), (.superseded, .reserve), (.reserved, .stage), (.staged, .commit),
            (.committed, .publish), (.published, nil), (.cancelled, nil), (.needsAttention, nil),
        ] as [(RunState, RunState.Arrow?)]
    )
    func `a run goes on by the arrow that leaves its state`(state: RunState, arrow: RunState.Arrow?)
    {
        #expect(state.arrow == arrow)
    }

    @Test func `only what is published or cancelled is over, and every arrow is reached`() {
        #expect(RunState.allCases.filter(\.isOver) == [.published, .cancelled])
        #expect(Set(RunState.allCases.compactMap(\.arrow)) == Set(RunState.Arrow.allCases))
    }

    @Test func `a run that nothing keeps up takes every arrow on its way`() {
        #expect(RunState.way.compactMap(\.arrow) == RunState.Arrow.allCases)
        #expect(RunState.way.last == .published)
    }

    @Test func `what people read tells the way of a run, and of each reason to wait what to do`()
        throws
    {
        let waiting = try Self.words("docs/when-it-waits-for-you.md").lowercased()
        for reason in AttentionReason.allCases {
            #expect(waiting.contains("\(reason.rawValue): \(reason.meaning)"))
            #expect(waiting.contains(reason.remedy))
        }
        let way = RunState.way.map(\.rawValue).joined(separator: " → ")
        for page in ["docs/day-after-day.md", "docs/ARCHITECTURE.md"] {
            #expect(try Self.words(page).contains(way), "\(page)")
        }
    }

    /// The words of a document, a blank between two, without marks of code.
    private static func words(_ path: String) throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        return text.replacing("`", with: "").split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
