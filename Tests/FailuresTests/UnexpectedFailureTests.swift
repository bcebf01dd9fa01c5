import Failures
import Foundation
import Testing

struct UnexpectedFailureTests {
    private struct Secret: Error { let address = "ada@example.com" }

    @Test func `a failure that nobody foresaw quotes nothing of what it holds`() {
        let failure = UnexpectedFailure(Secret(), in: "export news")
        #expect(failure.description == "export news: a bug: Secret was not expected")
        #expect(failure.kind == .software && failure.code.word == "unforeseen")
    }

    @Test func `a file that cannot be read is told by its path and the system's words`() {
        let path = "/nowhere/at/all"
        let error = #expect(throws: CocoaError.self) {
            try String(contentsOfFile: path, encoding: .utf8)
        }
        let failure = error.map { UnexpectedFailure($0) }
        #expect(failure?.kind == .files && failure?.code.word == "file-unusable")
        #expect(failure?.description.hasPrefix(path) == true, "\(String(describing: failure))")
    }
}
