import Foundation
import Refresh

/// A number in its unit, as people read it.
struct Measured {
    let number: Double
    /// Such as `days`, a currency, or `CustomerExplanation.chance`; `nil` for a number alone.
    let unit: String?

    /// Creates a number in a unit.
    init(_ number: Double, _ unit: String?) { (self.number, self.unit) = (number, unit) }

    /// The number in words: chances as percent, money with two decimals, days with one; all digits where a style rounds
    /// nothing.
    func words(_ style: TextStyle) -> String {
        switch unit {
        case CustomerExplanation.chance: style.isWide ? "\(number)" : Self.percent(number, style)
        case "days":
            style.isWide ? "\(number) days" : number == 1 ? "1 day" : "\(digits(1)) days"
        case "count": style.isWide ? "\(number)" : digits(0)
        case let unit? where unit.wholeMatch(of: /[A-Z]{3}/) != nil:
            style.isWide ? "\(number) \(unit)" : "\(fixed(2)) \(unit)"
        case nil, "ratio", "-1...1", "score": style.isWide ? "\(number)" : digits(2)
        case let unit?: style.isWide ? "\(number) \(unit)" : "\(digits(2)) \(unit)"
        }
    }

    /// A share in percent, with one decimal; one that would be none with the two digits that count.
    static func percent(_ share: Double, _ style: TextStyle) -> String {
        style.isWide ? "\(share)" : "\(Self(100 * share, nil).digits(1)) %"
    }

    private func fixed(_ decimals: Int) -> String { String(format: "%.\(decimals)f", number) }

    /// At most so many decimals; two digits that count where it would be zero, and is not.
    private func digits(_ decimals: Int) -> String {
        let text = fixed(decimals)
        guard let rounded = Double(text) else { return text }
        if rounded == 0 { return number == 0 ? "0" : String(format: "%.2g", number) }
        return rounded == rounded.rounded() ? String(format: "%.0f", rounded) : text
    }
}
