/// The gates that models of this program have to pass.
public enum Gates: LimitList {
    /// Those of all kinds of outcome, each once.
    static let all: [any Gate.Type] = OutcomeKinds.all.flatMap { $0.gates }
        .reduce(into: []) { all, gate in
            if !all.contains(where: { $0 == gate }) { all.append(gate) }
        }

    /// The limits that definitions may move.
    public static let limits: [Limit<Gates>] = all.compactMap {
        ($0 as? any LimitedGate.Type)?.limit
    }
}
