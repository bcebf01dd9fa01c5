import Exports
import Foundation
import Postgres
import Testing

@testable import Refresh

struct FailureTests {
    private struct Secret: Error { let address = "ada@example.com" }

    @Test func `a failure that nobody foresaw quotes nothing of what it holds`() {
        let failure = UnexpectedFailure(Secret(), in: "export news")
        #expect(failure.description == "export news: a bug: Secret was not expected")
        #expect(failure.kind == .software)
    }

    @Test func `a file that cannot be read is told by its path and the system's words`() {
        let path = "/nowhere/at/all"
        let error = #expect(throws: CocoaError.self) {
            try String(contentsOfFile: path, encoding: .utf8)
        }
        let failure = error.map { UnexpectedFailure($0) }
        #expect(failure?.kind == .files)
        #expect(failure?.description.hasPrefix(path) == true, "\(String(describing: failure))")
    }

    @Test(
        arguments: [
            (.noKey, .configuration), (.definitionsDiffer(login: "l"), .notPermitted),
            (.asOfInTheFuture("2999-01-01"), .usage), (.notConsidered(runID: 7), .data),
        ] as [(RefreshError, FailureKind)]
    )
    func `a failure says who can do something about it`(error: RefreshError, kind: FailureKind) {
        #expect(error.kind == kind)
    }

    @Test func `an outcome that is misspelt is told with the one that was meant`() {
        let error = RefreshError.unknown("outcome", "boks", defined: ["books"])
        #expect(error.description == "there is no outcome boks: books; did you mean books?")
    }
}
