public import Failures

/// Why a version may not act.
public enum RegistryError: ReportableFailure, Equatable {
    /// There is no such version.
    case unknownVersion(outcome: String, version: Int)
    /// The program measured it and it did not pass.
    case gatesFailed(outcome: String, version: Int, gates: [String])
    /// Somebody else has to approve it.
    case authorMayNotApprove(outcome: String, version: Int)
    /// The definitions ask for less than the database.
    case governanceIsStricter(asked: Governance, inForce: Governance)
    /// Nothing was approved yet.
    case noChampion(outcome: String)
    /// The stored bytes are damaged.
    case modelCorrupt(outcome: String, version: Int)

    /// Who can do something about it.
    public var kind: FailureKind {
        switch self {
        case .unknownVersion: .usage
        case .modelCorrupt: .data
        case .gatesFailed, .authorMayNotApprove, .governanceIsStricter, .noChampion: .notPermitted
        }
    }

    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknownVersion(let outcome, let version):
            "\(outcome) has no version \(version): `segcast models` lists what there is"
        case .gatesFailed(let outcome, let version, let gates):
            "\(outcome) version \(version) did not pass \(gates.joined(separator: ", ")): "
                + "it cannot be approved; train again with other data or features"
        case .authorMayNotApprove(let outcome, let version):
            "\(outcome) version \(version) was trained by this login, and an author may not approve by the "
                + "governance of this database: somebody else must approve it"
        case .governanceIsStricter(let asked, let inForce):
            "policies.yaml says \(asked.rawValue), and \(inForce.rawValue) was asked for in this database: say "
                + "\(inForce.rawValue), or let the owner of schema segcast, who trained nothing that waits for "
                + "approval, run `select segcast.set_governance('\(asked.rawValue)')`"
        case .noChampion(let outcome):
            "\(outcome) has no approved model: `segcast train \(outcome)`, look at its card with "
                + "`segcast models`, then `segcast models approve \(outcome) VERSION`"
        case .modelCorrupt(let outcome, let version):
            "the stored model \(outcome) version \(version) does not match its SHA-256: "
                + "restore it from a backup, or approve another version"
        }
    }
}
