import Foundation
import Texts

/// What the sample of one column holds.
struct ColumnProfile: Sendable {
    /// The values in the order of the rows, cut at 240 characters; `nil` where a row has none.
    let cells: [String?]
    /// Rows that have a value.
    let known: Int
    /// How many rows have each value.
    let counts: [String: Int]
    /// The forty commonest values, the commonest first.
    let common: [String]
    /// Up to two hundred different values, the same each time.
    let someValues: [String]
    /// The smallest and largest number; `nil` without numbers.
    let range: ClosedRange<Double>?
    /// Whether a number has a fraction, other than zeros.
    let hasFractions: Bool
    /// What times the numbers say; `nil` where they say none.
    let numericTimes: NumericTimes?

    init(_ cells: [String?]) {
        self.cells = cells
        var counts: [String: Int] = [:]
        var known = 0
        for case .some(let cell) in cells {
            counts[cell, default: 0] += 1
            known += 1
        }
        self.known = known
        self.counts = counts
        common = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(40).map(\.key)
        someValues = counts.keys.sorted().spread(200)
        let range = Self.range(counts.keys)
        self.range = range
        numericTimes = (range?.upperBound ?? 0) > 20_000_101 ? NumericTimes(counts.keys) : nil
        hasFractions = counts.keys.prefix(500).contains { value in
            guard let point = value.firstIndex(of: ".") else { return false }
            return value[point...].dropFirst().contains { $0 != "0" }
        }
    }

    var rows: Int { cells.count }
    var distinct: Int { counts.count }
    /// Share of rows with a value, in `0...1`; 0 without rows.
    var knownShare: Double { rows == 0 ? 0 : Double(known) / Double(rows) }
    /// Whether no value stands twice.
    var isDistinct: Bool { known > 0 && distinct == known }

    /// Share of different values that look so, in `0...1`; 0 without values.
    func share(_ shape: ValueShape) -> Double {
        let values = someValues
        guard !values.isEmpty else { return 0 }
        return Double(values.count(where: shape.fits)) / Double(values.count)
    }

    /// Whether the values are few words for kinds of rows, and no contact details.
    var isCategory: Bool {
        (1...40).contains(distinct) && (known >= 3 * distinct || distinct <= 3)
            && !common.contains { $0.utf8.count > 60 || $0.looksLikeContactDetail }
    }

    /// The values as numbers; `nil` where there is none or it is none.
    var numbers: [Double?] { cells.map { $0.flatMap(Double.init) } }

    private static func range(_ values: Dictionary<String, Int>.Keys) -> ClosedRange<Double>? {
        // What begins with no number holds none.
        guard let first = values.first, Double(first) != nil else { return nil }
        let numbers = values.compactMap(Double.init).filter(\.isFinite)
        guard let least = numbers.min(), let most = numbers.max() else { return nil }
        return least...most
    }

    /// The years of times, of the smallest and the largest value.
    var years: ClosedRange<Int>? {
        let years = counts.keys.compactMap {
            $0.first == "-" || $0.hasSuffix("BC") ? nil : Int($0.prefix(4))
        }
        guard let first = years.min(), let last = years.max() else { return nil }
        return first...last
    }
}

extension Array {
    /// Returns so many elements that are spread over all, in their order.
    func spread(_ count: Int) -> [Element] {
        guard self.count > count, count > 0 else { return self }
        return (0..<count).map { self[$0 * self.count / count] }
    }
}
