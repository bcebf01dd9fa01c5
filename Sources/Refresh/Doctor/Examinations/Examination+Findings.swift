import Channels
import ContactPolicy
import Definitions
import Exports
import Registry
import Warehouse

extension FindingSource {
    /// What the examinations tell of what `segcast check` tells, an examination each.
    static let ofLists = [retired]
    static let ofPolicies = [definitions, ownership, approvedAlone]
    static let ofOwners = [owners]
    static let ofConsents = [values, purposes, brands, suppressions]
}

extension Examination {
    /// Who has to agree, and whether somebody acts who should not alone.
    static let policies = Examination("policies", needs: [definitions, reader, schema]) {
        patient,
        _ in
        let governance = try patient.definitions.get().policy.governance
        let answers = try await patient.answers(of: FindingSource.ofPolicies)
        return [.well("\(governance.rawValue) approves models")] + answers
    }

    /// Whose code runs when the sources are read.
    static let owners = Examination("owners", needs: [sources]) { patient, _ in
        let answers = try await patient.answers(of: FindingSource.ofOwners)
        return answers.isEmpty ? [.well("no code of others runs with more rights")] : answers
    }

    /// Whether anybody can have agreed to what the channels of the exports ask, and who withdraws is heard.
    static let consents = Examination("consents", needs: [sources]) { patient, _ in
        let configuration = try patient.definitions.get()
        let channels = Set(configuration.exports.map { "channel \($0.channel)" })
        let answers = try await patient.answers(of: FindingSource.ofConsents) {
            // Nobody can be on a list of such a channel.
            channels.contains($0.source)
        }
        guard answers.isEmpty else { return answers }
        let asked = configuration.channels.values.filter { $0.consentNotRequired == nil }
        let purposes = Set(asked.flatMap(\.consent)).sorted()
        return [
            .well(
                purposes.isEmpty
                    ? "no channel asks for any"
                    : "the data hold \(purposes.joined(separator: ", "))"
            )
        ]
    }
}
