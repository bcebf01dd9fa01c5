/// What a guard reads of a release, before anybody was asked whether that is accepted.
struct GuardReading {
    /// Of whom, where an outcome has several; otherwise empty.
    var audience = ""
    /// What it measured; `nil` when there is nothing to measure it by.
    let value: GuardedValue?
    /// The values that pass.
    let limits: ClosedRange<Double>
    /// Whether the value is outside them, by more than chance.
    let isOutside: Bool
}
