import Texts
import Warehouse

/// A proposed `warehouse.yaml`: every line with its evidence, and what is missing as comments.
struct ContractText {
    private let proposal: ContractProposal

    init(_ proposal: ContractProposal) { self.proposal = proposal }

    var text: String {
        var text = """
            # Proposed from the catalogue and samples. Every line says why; look at each CHECK, then run
            # `segcast check`.
            time_zone: \(ContractProposal.yaml(proposal.timeZone.value)) # \(proposal.timeZone.note.printable)
            currency: \(ContractProposal.yaml(proposal.currency.value)) # \(proposal.currency.note.printable)

            """
        for role in SourceRole.allCases {
            if let source = proposal.sources.first(where: { $0.role == role }) {
                text += "\n"
                for line in proposal.considered[role] ?? [] { text += "# \(line.printable)\n" }
                text += views(of: role) + "\(role.rawValue):\n"
                for entry in source.entries {
                    text += "  \(entry.key): \(entry.yaml) # \(entry.note)\n"
                }
            } else if isMissed(role) {
                text += missing(role)
            }
        }
        for doubt in proposal.doubts { text += "\n# CHECK: \(doubt.printable)\n" }
        for unread in proposal.unread { text += "\n# not looked at: \(unread.printable)\n" }
        return text
    }

    /// Views that have to be made first, each above the first part that reads it.
    private func views(of role: SourceRole) -> String {
        proposal.views.filter { $0.roles.first == role }.map { view in
            let lines = view.statement.split(separator: "\n").map {
                "#   \(String($0).printable)\n"
            }
            return "# CHECK: make this view first, as who may:\n\(lines.joined())"
        }.joined()
    }

    /// Whether somebody has to map the role, or there was something that it could be.
    private func isMissed(_ role: SourceRole) -> Bool {
        role == .customers || role == .orders && !proposal.has(.events)
            || proposal.considered[role] != nil
    }

    /// A part that nothing was found for, as comments: what was considered, and what to write.
    private func missing(_ role: SourceRole) -> String {
        let candidates = proposal.considered[role] ?? []
        var text = "\n# \(role.rawValue): was not found.\n"
        for line in candidates { text += "#   considered \(line.printable)\n" }
        guard role == .customers || role == .orders else { return text }
        text += "# CHECK: take the # away and say which relation and columns:\n"
        text += "# \(role.rawValue):\n#   relation: schema.relation\n#   key: its_key\n"
        if role == .orders {
            text += "#   customer: key_of_the_customer\n#   occurred_at: when_it_was\n"
        }
        return text
    }
}
