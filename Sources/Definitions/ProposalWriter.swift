import Exports
import Foundation
import Learning
import Segments
import Shapes
public import Warehouse

/// Writes a proposed folder of definitions: the contract with its evidence, one outcome, one segment, one export.
public struct ProposalWriter {
    private let folder: String

    /// Creates a writer into `folder`.
    public init(folder: String) { self.folder = folder }

    /// Whether the folder holds a contract already: what is read beside it can be proposed by what it says.
    public var hasContract: Bool { DefinitionFile.exists("\(folder)/warehouse.yaml") }

    /// Writes a proposed contract, and where it is whole what is read beside it; one that exists is never overwritten.
    ///
    /// - Returns: the files written.
    /// - Throws: ``DefinitionErrors`` when a file exists, before anything is written.
    public func write(_ proposal: ContractProposal) throws -> [String] {
        var files = ["segcast.yaml": Self.settings, "warehouse.yaml": ContractText(proposal).text]
        if proposal.isWhole {
            files.merge(FirstDefinitions(for: proposal.facts).files) { own, _ in own }
        }
        return try write(files)
    }

    /// Refuses a contract that is there where one should be guessed.
    ///
    /// - Throws: ``DefinitionErrors`` that names it.
    public func refuseToGuess(where isGuessAsked: Bool) throws {
        guard isGuessAsked else { return }
        throw Self.unwritten(["\(folder)/warehouse.yaml"])
    }

    /// Writes what is read beside a contract that is there.
    ///
    /// - Parameters:
    ///   - facts: what was measured by that contract.
    ///   - configuration: what the folder says.
    /// - Returns: the files written.
    /// - Throws: ``DefinitionErrors`` when it says more than the contract, before anything is written.
    public func write(_ facts: ShopFacts, beside configuration: Configuration) throws -> [String] {
        let others =
            configuration.featureSets.keys.sorted() + configuration.outcomes.map(\.name)
            + configuration.segments.map(\.name) + configuration.exports.map(\.name)
        guard others.isEmpty else {
            let message =
                "defines \(others.joined(separator: ", ")) beside warehouse.yaml, and nothing was written: for a "
                + "proposal of everything, give another folder with --config"
            throw DefinitionErrors(issues: [
                DefinitionIssue(file: folder, line: 0, code: .fileUnfit, message: message)
            ])
        }
        var files = FirstDefinitions(for: facts).files
        if !DefinitionFile.exists("\(folder)/segcast.yaml") {
            files["segcast.yaml"] = Self.settings
        }
        return try write(files)
    }

    private func write(_ files: [String: String]) throws -> [String] {
        let existing = files.keys.sorted().filter { DefinitionFile.exists("\(folder)/\($0)") }
        guard existing.isEmpty else { throw Self.unwritten(existing.map { "\(folder)/\($0)" }) }
        for (name, text) in files {
            let url = URL(filePath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        return files.keys.sorted().map { "\(folder)/\($0)" }
    }

    private static func unwritten(_ files: [String]) -> DefinitionErrors {
        DefinitionErrors(
            issues: files.map {
                DefinitionIssue(
                    file: $0,
                    line: 0,
                    code: .fileUnfit,
                    message: "exists and was not overwritten: give another folder with --config"
                )
            }
        )
    }

    private static let settings = """
        # Settings of this deployment. SEGCAST_OUTBOX and --outbox override the outbox.
        outbox: outbox

        """
}
