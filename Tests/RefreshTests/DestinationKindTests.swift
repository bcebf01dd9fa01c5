import Exports
import Failures
import Testing

@testable import Refresh

/// A kind of destination that is no folder: how a setting means it, and what it reads.
@Suite struct DestinationKindTests {
    private static let token = DestinationVariable("VAULT_TOKEN", "the token that opens it")

    /// Tells by its place which token it was given: no destination but a test's may.
    private static let vault = DestinationKind("a vault", reading: [token]) {
        setting throws(OutboxError) in
        guard setting.text.hasPrefix("vault:") else { return nil }
        return MemoryDestination("\(setting.text) opened by \(try setting.required(token))")
    }

    private func outbox(_ setting: String, _ variables: [String: String]) throws -> String {
        var place = ""
        try withDeployment(outbox: setting, variables, among: [Self.vault] + Destinations.all) {
            place = $1.outbox.place.replacing($0, with: "definitions")
        }
        return place
    }

    @Test func `a kind that reads a variable gets what it says, and only where it is meant`() throws
    {
        let token = ["VAULT_TOKEN": "hunter2"]
        #expect(try outbox("vault:north", token) == "vault:north opened by hunter2")
        #expect(try outbox("north", token) == "definitions/north")
        #expect(try outbox("north", [:]) == "definitions/north")
    }

    @Test(arguments: [[:], ["VAULT_TOKEN": ""], ["VAULT_TOKEN": " \n"]] as [[String: String]])
    func `a variable that a destination needs and that is not set is told by name and meaning`(
        variables: [String: String]
    ) throws {
        let error = try #require(throws: OutboxError.self) {
            try outbox("vault:north", variables)
        }
        #expect(error.code.word == "variable-missing" && error.kind == .configuration)
        #expect(
            error.description == """
                no VAULT_TOKEN, the token that opens it, for a vault to publish to: set it in the environment, or name \
                another outbox
                """
        )
    }

    @Test func `what people are told of outboxes follows the kinds there are`() throws {
        let kinds = [Self.vault] + Destinations.all
        #expect(Destinations.words(of: kinds) == "a vault or a folder")
        #expect(
            Destinations.description(of: kinds)
                == "a vault (reads VAULT_TOKEN, the token that opens it) or a folder"
        )
        let empty = RefreshError.emptyOutbox(setting: "--outbox").description
        for kind in Destinations.all {
            #expect(empty.contains(kind.words))
            for variable in kind.variables {
                #expect(DeploymentSettings.Key(rawValue: variable.name) == nil)
            }
        }
    }
}
