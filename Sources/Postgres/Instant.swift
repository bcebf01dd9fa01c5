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

    /// Before everything: PostgreSQL's `-infinity`.
    public static let distantPast = Self(microseconds: .min)
    /// After everything: PostgreSQL's `infinity`.
    public static let distantFuture = Self(microseconds: .max)

    /// Whether it is before or after everything.
    public var isInfinite: Bool { self == .distantPast || self == .distantFuture }

    /// Returns the instant `days` of 24 hours later, or earlier when negative; infinities stay.
    public func advanced(byDays days: Int) -> Self { advanced(by: days, of: 86_400_000_000) }

    /// Returns the instant `hours` later, or earlier when negative; infinities stay.
    public func advanced(byHours hours: Int) -> Self { advanced(by: hours, of: 3_600_000_000) }

    private func advanced(by count: Int, of unit: Int64) -> Self {
        guard !isInfinite else { return self }
        let (span, isFar) = Int64(count).multipliedReportingOverflow(by: unit)
        let (sum, isPast) = microseconds.addingReportingOverflow(span)
        guard isFar || isPast else { return Self(microseconds: sum) }
        return count < 0 ? .distantPast : .distantFuture
    }
}

extension Instant {
    /// 2000-01-01T00:00:00Z, where PostgreSQL's binary timestamps start, in Unix microseconds.
    static let postgresEpoch: Int64 = 946_684_800_000_000
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2011-09-10T00:00:00Z`, with microseconds only where there are any; infinities and
    /// years before the first as PostgreSQL writes them.
    public var description: String {
        guard !isInfinite else { return self == .distantPast ? "-infinity" : "infinity" }
        let (seconds, fraction) = microseconds.quotientAndRemainderFloor(1_000_000)
        let (days, second) = seconds.quotientAndRemainderFloor(86_400)
        let (year, month, day) = Self.civil(fromDays: days)
        let time = [second / 3600, second / 60 % 60, second % 60].map { Self.pad($0, 2) }
        let tail = fraction == 0 ? "" : ".\(Self.pad(fraction, 6))"
        let past = year < 1
        let date =
            "\(Self.pad(past ? 1 - year : year, 4))-\(Self.pad(month, 2))-\(Self.pad(day, 2))"
        return "\(date)T\(time.joined(separator: ":"))\(tail)Z\(past ? " BC" : "")"
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
