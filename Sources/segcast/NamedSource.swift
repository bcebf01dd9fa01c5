import ArgumentParser
import Texts
import Warehouse

/// A part of the contract and the relation that somebody chose for it, as `customers=crm.people`.
struct NamedSource: ExpressibleByArgument, Sendable {
    let role: SourceRole
    let relation: String

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let role = SourceRole(rawValue: parts[0]) else { return nil }
        (self.role, relation) = (role, parts[1])
    }

    static var allValueStrings: [String] { SourceRole.allCases.map { "\($0.rawValue)=" } }
}
