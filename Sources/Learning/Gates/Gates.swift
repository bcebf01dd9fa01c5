/// The gates that models of this program have to pass.
public enum Gates: LimitList {
    /// All of them, in the order the card shows them.
    public static let all: [any Gate.Type] = [
        AUCAboveBaseline.self, CalibrationError.self, TopDecileLift.self, DecileInversion.self,
    ]

    /// The limits that definitions may move.
    public static let limits: [Limit<Gates>] = all.compactMap {
        ($0 as? any LimitedGate.Type)?.limit
    }
}
