/// A sum that holds in nearly every row: one column is others added up and taken away.
struct Equation: Sendable, Equatable {
    /// The column that the others come to.
    let total: String
    /// Columns that are added, and those that are taken away.
    let added: [String], takenAway: [String]

    /// As it stands in a sentence.
    var words: String {
        "\(total) = \(added.joined(separator: " + "))" + takenAway.map { " - \($0)" }.joined()
    }

    /// Finds the sum with the largest total, among up to nine columns of numbers of the same rows.
    ///
    /// A column takes part where it is not zero in a twentieth of the rows or more.
    ///
    /// - Returns: `nil` where none holds in nineteen of twenty rows.
    static func find(_ columns: [(name: String, numbers: [Double?])]) -> Self? {
        let usable = columns.filter { column in
            let other = column.numbers.count { ($0 ?? 0) != 0 }
            return column.numbers.count >= 8 && other * 20 >= column.numbers.count
        }.prefix(9)
        func mean(_ numbers: [Double?]) -> Double {
            numbers.reduce(0) { $0 + ($1 ?? 0) } / Double(max(numbers.count, 1))
        }
        let ranked = usable.sorted { mean($0.numbers) > mean($1.numbers) }
        for total in ranked {
            let others = ranked.filter { $0.name != total.name }
            for count in [2, 3, 4] where count <= others.count {
                if let found = find(total, among: others, count) { return found }
            }
        }
        return nil
    }

    private typealias Column = (name: String, numbers: [Double?])

    private static func find(_ total: Column, among others: [Column], _ count: Int) -> Self? {
        var places = Array(0..<count)
        while true {
            for signs in 0..<(1 << count) where signs != (1 << count) - 1 {
                let parts = places.enumerated().map { index, place in
                    (others[place], signs >> index & 1 == 1 ? -1.0 : 1.0)
                }
                if holds(total, parts) {
                    return Self(
                        total: total.name,
                        added: parts.filter { $0.1 > 0 }.map { $0.0.name },
                        takenAway: parts.filter { $0.1 < 0 }.map { $0.0.name }
                    )
                }
            }
            guard let last = (0..<count).last(where: { places[$0] < others.count - count + $0 })
            else { return nil }
            places[last] += 1
            for next in (last + 1)..<max(count, last + 1) { places[next] = places[next - 1] + 1 }
        }
    }

    private static func holds(_ total: Column, _ parts: [(Column, Double)]) -> Bool {
        let step = max(1, total.numbers.count / 120)
        var (looked, broken) = (0, 0)
        for row in stride(from: 0, to: total.numbers.count, by: step) {
            guard let wanted = total.numbers[row], wanted != 0 else { continue }
            looked += 1
            let sum = parts.reduce(0.0) { $0 + $1.1 * ($1.0.numbers[row] ?? 0) }
            if abs(sum - wanted) > 0.015 { broken += 1 }
            if broken * 20 > max(looked, 20) { return false }
        }
        return looked >= 8 && broken * 20 <= looked
    }
}

/// A product that holds in nearly every row: so many of something, at a price, come to a sum.
struct ProductEquation: Sendable, Equatable {
    let quantity: String, price: String, total: String

    /// As it stands in a sentence.
    var words: String { "\(total) = \(quantity) × \(price)" }

    /// Finds it among columns of numbers of the same rows; the quantity is whole and small.
    static func find(_ columns: [(name: String, numbers: [Double?])]) -> Self? {
        let quantities = columns.filter { column in
            let known = column.numbers.compactMap { $0 }
            return known.count >= 8 && known.allSatisfy { $0 == $0.rounded() && abs($0) < 10_000 }
                && Set(known).count > 1
        }
        for quantity in quantities {
            for price in columns where price.name != quantity.name {
                for total in columns where ![quantity.name, price.name].contains(total.name) {
                    if holds(quantity.numbers, price.numbers, total.numbers) {
                        return Self(quantity: quantity.name, price: price.name, total: total.name)
                    }
                }
            }
        }
        return nil
    }

    private static func holds(_ quantity: [Double?], _ price: [Double?], _ total: [Double?]) -> Bool
    {
        let step = max(1, total.count / 200)
        var (looked, broken, plural) = (0, 0, 0)
        for row in stride(from: 0, to: total.count, by: step) {
            guard let count = quantity[row], let each = price[row], let sum = total[row], each != 0
            else { continue }
            looked += 1
            if abs(count) > 1 { plural += 1 }
            if abs(count * each - sum) > 0.015 { broken += 1 }
            if broken * 20 > max(looked, 20) { return false }
        }
        return looked >= 8 && plural >= 3 && broken * 20 <= looked
    }
}
