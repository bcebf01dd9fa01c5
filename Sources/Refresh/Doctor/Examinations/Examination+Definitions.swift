import Failures
import Definitions
import Foundation
import Shapes
import Texts
import Warehouse

extension Examination {
    /// Whether the folder of definitions can be read.
    static let definitions = Examination("definitions") { patient, _ in
        let configuration: Configuration
        do {
            configuration = try patient.definitions.get()
        } catch let errors as DefinitionErrors {
            return answers(to: errors.issues, in: patient.folder)
        }
        let counts = [
            (configuration.warehouse.sources.count, "source"),
            (configuration.outcomes.count, "outcome"), (configuration.segments.count, "segment"),
            (configuration.exports.count, "export"),
        ]
        let words = counts.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }.joined(separator: ", ")
        return [.well("\(patient.folder): \(words)")]
    }

    /// The first issues: those behind are often what they lead to.
    private static func answers(to issues: [DefinitionIssue], in folder: String) -> [Answer] {
        guard FileManager.default.fileExists(atPath: folder) else {
            return [
                .wrong(
                    .configuration,
                    "there is no folder \(folder)",
                    fix: "segcast init --inspect SCHEMA --config \(folder.shellWord)"
                )
            ]
        }
        let shown = 3
        let rest =
            issues.count > shown
            ? "; segcast check --config \(folder.shellWord) names \(issues.count - shown) more" : ""
        return issues.prefix(shown).enumerated().map { place, issue in
            let isLast = place == min(shown, issues.count) - 1
            return .wrong(
                .configuration,
                issue.description,
                fix: isLast ? "mend what is named\(rest)" : ""
            )
        }
    }
}
