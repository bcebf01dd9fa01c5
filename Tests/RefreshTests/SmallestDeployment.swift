import Exports
import Foundation

@testable import Refresh

/// Does something with a deployment of the smallest definitions there are, whose `segcast.yaml` names `outbox`.
func withDeployment(
    outbox: String = "inside",
    flag: String? = nil,
    _ variables: [String: String] = [:],
    among kinds: [DestinationKind] = Destinations.all,
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
    for (name, text) in [("segcast", "outbox: '\(outbox)'\n"), ("warehouse", warehouse)] {
        let file = folder.appending(path: "\(name).yaml")
        try text.write(to: file, atomically: true, encoding: .utf8)
    }
    let deployment = try Deployment(
        folder: folder.path,
        outbox: flag,
        DeploymentSettings(variables),
        among: kinds,
        reporting: { _ in }
    )
    try body(folder.path, deployment)
}
