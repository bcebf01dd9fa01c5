/// A point in time, to the microsecond, as PostgreSQL's `timestamptz` holds it.
public struct Instant: Hashable, Comparable, Sendable {
    /// Microseconds since 1970-01-01T00:00:00Z; negative before.
    public let microseconds: Int64

    /// Creates an instant from microseconds since the Unix epoch.
    public init(microseconds: Int64) { self.microseconds = microseconds }

    /// Returns whether `left` is earlier.
    public static func < (left: Self, right: Self) -> Bool {
        left.microseconds < right.microseconds
    }

    /// Returns the instant `days` of 24 hours later; earlier when negative.
    public func advanced(byDays days: Int) -> Self {
        Self(microseconds: microseconds + Int64(days) * 86_400_000_000)
    }

    /// Returns the instant `hours` later; earlier when negative.
    public func advanced(byHours hours: Int) -> Self {
        Self(microseconds: microseconds + Int64(hours) * 3_600_000_000)
    }
}

extension Instant {
    /// 2000-01-01T00:00:00Z, where PostgreSQL's binary timestamps start, in Unix microseconds.
    static let postgresEpoch: Int64 = 946_684_800_000_000
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2011-09-10T00:00:00Z`, with microseconds only where there are any.
    public var description: String {
        let (seconds, fraction) = microseconds.quotientAndRemainderFloor(1_000_000)
        let (days, second) = seconds.quotientAndRemainderFloor(86_400)
        let (year, month, day) = Self.civil(fromDays: days)
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.pad($0, 2) }
        let tail = fraction == 0 ? "" : ".\(Self.pad(fraction, 6))"
        let date = "\(Self.pad(year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))"
        return "\(date)T\(time.joined(separator: ":"))\(tail)Z"
    }

    /// The UTC date alone: `2011-09-10`.
    public var date: String { String(description.prefix { $0 != "T" }) }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    // Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    private static func civil(fromDays days: Int64) -> (Int64, Int64, Int64) {
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainderFloor(146_097)
        let leaps = dayOfEra / 1460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leaps) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }
}

extension Int64 {
    fileprivate func quotientAndRemainderFloor(_ divisor: Int64) -> (Int64, Int64) {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}
