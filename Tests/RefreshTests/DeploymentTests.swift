import Ciphers
import Exports
import Foundation
import Postgres
import Testing

@testable import Refresh

struct DeploymentTests {
    @Test func `an outbox is relative to the definitions, but where a flag names it`() throws {
        try withDeployment { folder, deployment in
            #expect(deployment.outbox.place == "\(folder)/inside")
        }
        try withDeployment(["SEGCAST_OUTBOX": "beside"]) { folder, deployment in
            #expect(deployment.outbox.place == "\(folder)/beside")
        }
        let here = FileManager.default.currentDirectoryPath
        try withDeployment(flag: "flagged", ["SEGCAST_OUTBOX": "beside"]) { _, deployment in
            #expect(deployment.outbox.place == "\(here)/flagged")
        }
    }

    @Test(
        arguments: [(" ", nil, "--outbox"), (nil, "", "SEGCAST_OUTBOX")]
            as [(String?, String?, String)]
    )
    func `a blank outbox is refused by the name of its setting`(
        flag: String?,
        setting: String?,
        name: String
    ) throws {
        #expect(throws: RefreshError.emptyOutbox(setting: name)) {
            try withDeployment(flag: flag, setting.map { ["SEGCAST_OUTBOX": $0] } ?? [:]) { _, _ in
            }
        }
    }

    @Test func `a setting that is empty is none, but whoever reads the sources has to be named`()
        throws
    {
        _ = try DeploymentSettings(["SEGCAST_DATABASE_URL": ""]).database()
        #expect(throws: PostgresError.self) {
            _ = try DeploymentSettings(["SEGCAST_READ_DATABASE_URL": " "]).sources()
        }
        #expect(throws: RefreshError.noKey) { _ = try DeploymentSettings([:]).key() }
        let key = String(repeating: "5a", count: 32)
        _ = try DeploymentSettings(["SEGCAST_KEY": key]).key()
    }

    @Test func `no dump of the settings shows a secret`() {
        var text = ""
        let settings = DeploymentSettings([
            "SEGCAST_KEY": "5a5a5a", "SEGCAST_DATABASE_URL": "postgresql://u:hunter2@h/d",
        ])
        dump(settings, to: &text)
        text += "\(settings)\(String(reflecting: settings))"
        #expect(!text.contains("5a5a5a") && !text.contains("hunter2"), "\(text)")
        #expect(settings.hasKey && !settings.hasReader)
    }
}
