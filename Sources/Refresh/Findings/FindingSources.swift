import Steps
public import Warehouse

extension FindingSource {
    /// Every source of findings, in the order in which `segcast check` tells them.
    static let all = [
        owners, definitions, values, purposes, brands, suppressions, retired, ownership,
        approvedAlone,
    ]
}

extension Deployment {
    /// Asks every source of findings, or those that `asker` asks, and tells which.
    ///
    /// - Returns: what each found, in the order in which it is told.
    /// - Throws: `PostgresError`.
    public func answers(
        to asker: FindingSource.Asker? = nil,
        _ catalog: WarehouseCatalog
    ) async throws -> [FindingSource.Answer] {
        var answers: [FindingSource.Answer] = []
        let task = "findings"
        let asked = FindingSource.all.filter { source in
            asker.map(source.askers.contains) ?? true
        }
        for (place, source) in asked.enumerated() {
            report(
                .step(
                    task: task,
                    Step("looking", done: place, of: asked.count, source.name, isEven: false)
                )
            )
            answers.append(
                FindingSource.Answer(
                    name: source.name,
                    findings: try await source.find(self, catalog)
                )
            )
        }
        report(.finished(task: task))
        return answers
    }
}

extension RefreshDay {
    /// Returns what the sources found that `asker` asks.
    func findings(_ asker: FindingSource.Asker) async throws -> [Finding] {
        try await deployment.answers(to: asker, catalog).flatMap(\.findings)
    }
}
