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
        let readme = try Self.words("README.md")
        let way = RunState.way.map(\.rawValue).joined(separator: " → ")
        var told = [way]
        for reason in AttentionReason.allCases {
            told += ["\(reason.rawValue): \(reason.meaning)", reason.remedy]
        }
        #expect(told.filter { !readme.contains($0) } == [])
        let architecture = try Self.words("docs/ARCHITECTURE.md")
        #expect([way].filter { !architecture.contains($0) } == [])
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
