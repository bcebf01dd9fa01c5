import Exports
import Learning
import Segments
import Shapes

extension ConfigurationRules {
    /// What an export gets wrong beside its segments, their outcomes and other exports.
    mutating func export(_ export: ExportDefinition) {
        for name in Set(export.segments).intersection(export.excludeSegments).sorted() {
            report(
                "exports/\(export.name)",
                "segment \(name) is both wanted and left out: nobody would be in the list",
                as: .nobodyMeets
            )
        }
        for segment in configuration.segments(readBy: export)
        where !unsound.has("outcomes") && configuration.channels[export.channel] != nil {
            for outcome in configuration.outcomes
            where segment.rule.outcomes.contains(outcome.name)
                && !outcome.channels.contains(export.channel)
            {
                report(
                    "exports/\(export.name)",
                    "segment \(segment.name) reads outcome \(outcome.name), which is not permitted for channel \(export.channel)"
                )
            }
        }
        if let was = export.was, configuration.exports.contains(where: { $0.name == was }) {
            report(
                "exports/\(export.name)",
                "was: \(was) is still defined: a list has one export"
            )
        }
        let heirs = configuration.exports.filter { $0.was != nil && $0.was == export.was }
        if let first = heirs.first, heirs.count > 1, first.name != export.name {
            report(
                "exports/\(export.name)",
                "was: \(first.name) takes over the list of \(first.was ?? "") already"
            )
        }
        if export.segments.isEmpty { report("exports/\(export.name)", "names no segment") }
    }
}
