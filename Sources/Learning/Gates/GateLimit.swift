import Shapes

/// A limit of a gate that definitions may move, such as `calibration_error: 0.05`.
struct GateLimit: Hashable, Sendable {
    /// Its key under `gates:` in `outcomes/NAME.yaml`, for ever.
    let key: String
    /// What it may be.
    let range: ClosedRange<Double>
    /// What is meant where a definition says nothing; for ever, but where that is stored too.
    let usual: Double
    let meaning: String
    /// The key under which it was stored from the start, the usual too; `nil` for one that came later.
    let oldKey: String?

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - key: its key, which no other limit has.
    ///   - range: what it may be.
    ///   - usual: what is meant where a definition says nothing; in `range`.
    ///   - meaning: what editors say of it.
    ///   - oldKey: of those that were there from the start alone. A limit that comes later is stored under `key`, and where it
    ///     is not the usual one: what was stored before keeps its hash.
    init(
        _ key: String,
        _ range: ClosedRange<Double>,
        usual: Double,
        _ meaning: String,
        storedAlwaysAs oldKey: String? = nil
    ) {
        precondition(range.contains(usual), "the usual \(key) is none")
        self.key = key
        self.range = range
        self.usual = usual
        self.meaning = meaning
        self.oldKey = oldKey
    }

    /// The key under which it is stored.
    var storedKey: String { oldKey ?? key }

    /// The key as a definition is read.
    var field: Field<GateLimits> { Field(key, \.[self], .number(range), meaning) }
}
