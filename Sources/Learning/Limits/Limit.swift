import Shapes

/// A limit that definitions of outcomes may move, such as `calibration_error: 0.05`.
///
/// `List` says what it is a limit of.
public struct Limit<List: LimitList>: Hashable, Sendable {
    /// Its key in `outcomes/NAME.yaml`, for ever.
    public let key: String
    /// What it may be.
    let range: ClosedRange<Double>
    /// What is meant where a definition says nothing; for ever, but where that is stored too.
    public let usual: Double
    let meaning: String
    /// Why the usual is what it is.
    let reason: String
    /// Whether it counts something, such as days: only whole numbers of `range` are read.
    let isWhole: Bool
    /// The key under which it was stored from the start, the usual too; `nil` for one that came later.
    let oldKey: String?

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - key: its key, which no other limit of its list has.
    ///   - range: what it may be.
    ///   - usual: what is meant where a definition says nothing; in `range`.
    ///   - meaning: what editors say of it, with its unit.
    ///   - reason: why the usual is what it is.
    ///   - isWhole: whether only whole numbers are read.
    ///   - oldKey: of those that were there from the start alone. A limit that comes later is stored under `key`, and where it
    ///     is not the usual one: what was stored before keeps its hash.
    init(
        _ key: String,
        _ range: ClosedRange<Double>,
        usual: Double,
        _ meaning: String,
        byDefault reason: String,
        isWhole: Bool = false,
        storedAlwaysAs oldKey: String? = nil
    ) {
        precondition(range.contains(usual), "the usual \(key) is none")
        self.key = key
        self.range = range
        self.usual = usual
        self.meaning = meaning
        self.reason = reason
        self.isWhole = isWhole
        self.oldKey = oldKey
    }

    /// The key under which it is stored.
    var storedKey: String { oldKey ?? key }

    /// The key as a definition is read.
    var field: Field<Limits<List>> {
        guard isWhole else {
            return Field(key, \.[self], .number(range), meaning, byDefault: reason)
        }
        let whole = Int(range.lowerBound)...Int(range.upperBound)
        return Field(key, \.[whole: self], .integer(whole), meaning, byDefault: reason)
    }
}
