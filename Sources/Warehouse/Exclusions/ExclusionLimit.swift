import Foundation

/// A number, a day or a time that values of a column are compared with, as it is written.
public struct ExclusionLimit: RawRepresentable, Codable, Hashable, Sendable {
    /// What it is.
    enum Kind: String {
        case number
        case day
        /// A time without an offset, by the source's clocks.
        case time
        /// A time with an offset.
        case instant

        var isTime: Bool { self != .number }
    }

    /// As it is written, such as `-0.5`, `2024-02-29`, `2024-02-29T12:00` or `2024-02-29T12:00:00+01:00`.
    public let rawValue: String
    let kind: Kind

    /// Reads a limit; `nil` for a text that is no number, no day and no time.
    public init?(rawValue text: String) {
        rawValue = text
        if text.wholeMatch(of: /-?[0-9]{1,30}(\.[0-9]{1,30})?/) != nil {
            kind = .number
            return
        }
        let time =
            /([0-9]{4}-[0-9]{2}-[0-9]{2})([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]{1,6})?)?(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)?)?/
        guard let match = text.wholeMatch(of: time), Self.dayAfter(String(match.1)) != nil else {
            return nil
        }
        kind = match.2 == nil ? .day : match.6 == nil ? .time : .instant
    }

    /// The day after a day; itself, for another kind of limit.
    var next: Self {
        kind == .day ? Self.dayAfter(rawValue).flatMap(Self.init) ?? self : self
    }

    /// Whether it lies above another one; `nil` where only the server knows.
    func isAbove(_ other: Self) -> Bool? {
        guard kind == other.kind else { return nil }
        switch kind {
        case .number:
            let locale = Locale(identifier: "en_US_POSIX")
            guard let own = Decimal(string: rawValue, locale: locale),
                let others = Decimal(string: other.rawValue, locale: locale)
            else { return nil }
            return own > others
        case .day: return rawValue > other.rawValue
        case .time, .instant: return nil
        }
    }

    /// The day after `2024-02-29`, and so on; `nil` for a day that no calendar has.
    private static func dayAfter(_ text: String) -> String? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3, parts[0] > 0, (1...12).contains(parts[1]) else { return nil }
        var (year, month, day) = (parts[0], parts[1], parts[2])
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let length = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        guard (1...length).contains(day) else { return nil }
        day += 1
        if day > length { (month, day) = (month + 1, 1) }
        if month > 12 { (year, month) = (year + 1, 1) }
        return [(year, 4), (month, 2), (day, 2)].map { number, width in
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        .joined(separator: "-")
    }
}
