import Texts

/// At which hours of the day rows happen, which tells a shop's own clock from another's.
struct HourProfile: Sendable, Equatable {
    /// Rows by hour, of 24.
    let counts: [Int]

    /// Counts the hours of times as the server writes them; `nil` where they are days, or too few to tell.
    init?(_ cells: [String?]) {
        var counts = Array(repeating: 0, count: 24)
        for case .some(let cell) in cells where cell.utf8.count >= 13 {
            let hour = cell.dropFirst(11).prefix(2)
            if let hour = Int(hour), (0..<24).contains(hour) { counts[hour] += 1 }
        }
        guard counts.reduce(0, +) >= 100, counts.count(where: { $0 > 0 }) >= 6 else { return nil }
        self.counts = counts
    }

    /// The hour at which the quietest six begin, of a night that is quiet; `nil` where no part of the day is.
    var nightBegins: Int? {
        let sums = (0..<24).map { start in (0..<6).reduce(0) { $0 + counts[(start + $1) % 24] } }
        guard let least = sums.min(), least * 12 <= counts.reduce(0, +) else { return nil }
        // Of several that are as quiet the middle one.
        let quiet = (0..<24).filter { sums[$0] == least }
        let first = quiet.first { !quiet.contains(($0 + 23) % 24) } ?? 0
        let run = (0..<24).prefix { quiet.contains((first + $0) % 24) }.count
        return (first + run / 2) % 24
    }

    /// What it says of the clock, in words, for shops are quietest from about 0 to 6; `nil` where it says nothing.
    var words: String? {
        guard let begins = nightBegins else { return nil }
        let night = "\(begins) to \((begins + 6) % 24) o'clock"
        if [23, 0, 1, 2].contains(begins) {
            return "quietest from \(night), as by the shop's own clock"
        }
        let ahead = (begins > 12 ? begins - 24 : begins) - 1
        return
            "quietest from \(night): a clock about \(abs(ahead).counted("hour")) \(ahead > 0 ? "ahead of" : "behind") the shop's own"
    }
}
