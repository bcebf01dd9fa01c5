/// Returns the 95 % interval of a share.
///
/// - Returns: bounds in `0...1`; all of it when there was nobody.
/// - SeeAlso: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 1927.
public func wilsonInterval(successes: Int, of count: Int) -> (lower: Double, upper: Double) {
    guard count > 0 else { return (0, 1) }
    let z = 1.959963984540054
    let n = Double(count)
    let share = Double(successes) / n
    let centre = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    return ((centre - half) / scale, (centre + half) / scale)
}
