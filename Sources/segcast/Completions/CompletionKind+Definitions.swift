import ArgumentParser
import Foundation
import Refresh

/// What a shell may go on with: names that stand in the folder of definitions, as `--config` names it on the line.
///
/// A name is its file's; a folder that cannot be read has none, and nobody is told.
extension CompletionKind {
    /// Outcomes.
    static let outcomes = definitions { _ in "outcomes" }
    /// Channels.
    static let channels = definitions { _ in "channels" }
    /// Exports.
    static let exports = definitions { _ in "exports" }
    /// What `segcast sql PART` takes: what the part on the line is made of.
    static let compiled = definitions { line in
        let part = line.words.lazy.compactMap(CompiledStatements.Part.init(rawValue:)).first
        return switch part {
        case .examples: "outcomes"
        case .segments: "segments"
        case .exports: "exports"
        case .check, .build, nil: nil
        }
    }

    private static func definitions(
        _ folder: @escaping @Sendable (CommandLineWords) -> String?
    ) -> Self {
        .custom { words, _, _ in
            let line = CommandLineWords(words)
            guard let folder = folder(line) else { return [] }
            let files = try? FileManager.default.contentsOfDirectory(
                atPath: "\(line.config)/\(folder)"
            )
            return (files ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
                .sorted()
        }
    }
}
