import Definitions
import Warehouse

extension FindingSource {
    /// What exports left behind that are defined no more; `run` and `export` tell of the lists as they settle them, by
    /// ``ExportStage/retiredExports(of:)``.
    static let retired = FindingSource("retired lists") { deployment, _ in
        let (lists, rests) = try await deployment.retired()
        return lists.map(\.finding) + rests.map(\.finding)
    }
}
