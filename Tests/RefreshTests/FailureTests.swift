import Failures
import Testing

@testable import Refresh

struct FailureTests {
    @Test(
        arguments: [
            (.noKey, .configuration), (.definitionsDiffer(login: "l"), .notPermitted),
            (.asOfInTheFuture("2999-01-01"), .usage), (.noRunYet(export: "news"), .usage),
        ] as [(RefreshError, FailureKind)]
    )
    func `a failure says who can do something about it`(error: RefreshError, kind: FailureKind) {
        #expect(error.kind == kind)
    }

    @Test func `an outcome that is misspelt is told with the one that was meant`() {
        let error = RefreshError.unknown("outcome", "boks", defined: ["books"])
        #expect(error.description == "there is no outcome boks; did you mean books?")
    }
}
