public import Failures

/// Why a version may not act.
public enum RegistryError: ReportableFailure, Equatable {
    /// There is no such version.
    case unknownVersion(outcome: String, version: Int, known: [Int])
    /// The program measured it and it did not pass.
    case gatesFailed(outcome: String, version: Int, gates: [String])
    /// Somebody else has to approve it.
    case authorMayNotApprove(outcome: String, version: Int)
    /// The definitions ask for less than the database.
    case governanceIsStricter(asked: Governance, inForce: Governance)
    /// Nothing was approved yet: which versions wait for it, and which did not pass their gates.
    case noChampion(outcome: String, waiting: [Int], failed: [Int])
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
        case .unknownVersion(let outcome, let version, let known):
            "\(outcome) has no version \(version): "
                + (known.isEmpty
                    ? "none was trained yet: segcast train \(outcome)"
                    : "there \(known.count == 1 ? "is" : "are") \(known.map(String.init).joined(separator: ", "))")
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
        case .noChampion(let outcome, let waiting, let failed):
            "\(outcome) has no approved model: "
                + Self.waitWords(outcome, waiting, failed)
        case .modelCorrupt(let outcome, let version):
            "the stored model \(outcome) version \(version) does not match its SHA-256: "
                + "restore it from a backup, or approve another version"
        }
    }

    /// What an outcome waits for that has no approved version.
    private static func waitWords(_ outcome: String, _ waiting: [Int], _ failed: [Int]) -> String {
        func versions(_ numbers: [Int]) -> String {
            "version\(numbers.count == 1 ? "" : "s") "
                + numbers.map(String.init).joined(separator: ", ")
        }
        if let newest = waiting.last {
            return
                "\(versions(waiting)) wait\(waiting.count == 1 ? "s" : "") for approval. Look at "
                + "`segcast models card \(outcome) \(newest)`, then `segcast models approve \(outcome) \(newest)`"
        }
        guard let newest = failed.last else {
            return "none was trained yet: `segcast train \(outcome)`"
        }
        return
            "\(versions(failed)) did not pass the gates. `segcast models card \(outcome) \(newest)` says by how much; "
            + "change the data or the features, then `segcast train \(outcome)`"
    }
}
