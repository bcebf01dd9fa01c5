/// What numbers tell of times by themselves.
extension NumericTimes {
    /// Finds what nearly all numbers say, where it is days between 2000 and 2039, many different ones over some days; `nil`
    /// where they say no times, and where they run on one by one as numbers of rows do.
    ///
    /// - Parameter values: numbers as the server writes them.
    init?(_ values: some Collection<String>) {
        guard values.count >= 10 else { return nil }
        let numbers = values.compactMap(Double.init).filter { $0 != 0 }
        guard numbers.count >= 10, numbers.count * 50 >= values.count * 49 else { return nil }
        let days = numbers.count { Self.day(Int(exactly: $0) ?? 0) != nil }
        if days * 50 >= numbers.count * 49 {
            self = .yyyymmdd
            return
        }
        let found = Self.allCases.first { unit in
            guard let units = unit.unitsPerSecond else { return false }
            let inside = numbers.count { Self.plausible.contains($0 / Double(units)) }
            return inside * 50 >= numbers.count * 49
        }
        guard let found, let units = found.unitsPerSecond, let least = numbers.min(),
            let most = numbers.max()
        else { return nil }
        let span = (most - least) / Double(units) / 86_400
        // Times lie seconds and hours apart; of numbers that are counted up each second one is there.
        guard span >= 2, most - least >= 20 * Double(numbers.count) else { return nil }
        self = found
    }

    /// From 2000 to the end of 2039, in seconds.
    private static let plausible = 946_684_800.0..<2_208_988_800.0

    /// Returns a number as the server writes times, in UTC; `nil` where it is none.
    func time(_ cell: String) -> String? {
        guard let number = Double(cell), number.isFinite else { return nil }
        guard let units = unitsPerSecond else { return Self.day(Int(exactly: number) ?? 0) }
        let seconds = number / Double(units)
        guard abs(seconds) < 1e12 else { return nil }
        let whole = Int(seconds.rounded(.down))
        let day = Int((Double(whole) / 86_400).rounded(.down))
        let rest = whole - day * 86_400
        // The civil calendar of days since 1970, after Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
        let shifted = day + 719_468
        let era = Int((Double(shifted) / 146_097).rounded(.down))
        let ofEra = shifted - era * 146_097
        let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
        let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * ofYear + 2) / 153
        let date = ofYear - (153 * part + 2) / 5 + 1
        let month = part < 10 ? part + 3 : part - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return
            "\(year)-\(two(month))-\(two(date)) \(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))"
    }

    /// The day that a number such as 20111209 names, between 2000 and 2039; `nil` where it names none.
    private static func day(_ number: Int) -> String? {
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        guard (2000...2039).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(year)-\(two(month))-\(two(day))"
    }
}
