import Ciphers
import Exports
import Foundation
import Postgres
import Testing

@testable import Refresh

struct DeploymentTests {
    /// Does something with a deployment of the smallest definitions there are.
    private func withDeployment(
        flag: String? = nil,
        setting: String? = nil,
        _ body: (_ folder: String, _ deployment: Deployment) throws -> Void
    ) throws {
        let folder = URL.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let warehouse = """
            key_space: till
            time_zone: UTC
            currency: EUR
            customers:
              relation: till.people
              key: id
            """
        for (name, text) in [("segcast", "outbox: inside\n"), ("warehouse", warehouse)] {
            let file = folder.appending(path: "\(name).yaml")
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let settings = DeploymentSettings(
            setting.map { ["SEGCAST_OUTBOX": $0] } ?? [:]
        )
        let deployment = try Deployment(
            folder: folder.path,
            outbox: flag,
            settings,
            reporting: { _ in }
        )
        try body(folder.path, deployment)
    }

    @Test func `an outbox is relative to the definitions, but where a flag names it`() throws {
        try withDeployment { folder, deployment in
            #expect(deployment.outbox.place == "\(folder)/inside")
        }
        try withDeployment(setting: "beside") { folder, deployment in
            #expect(deployment.outbox.place == "\(folder)/beside")
        }
        let here = FileManager.default.currentDirectoryPath
        try withDeployment(flag: "flagged", setting: "beside") { _, deployment in
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
            try withDeployment(flag: flag, setting: setting) { _, _ in }
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
