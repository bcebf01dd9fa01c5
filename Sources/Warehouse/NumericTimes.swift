/// What the numbers of a source's time columns say.
public enum NumericTimes: String, Codable, CaseIterable, Sendable {
    /// Units of time since 1970-01-01 00:00 UTC.
    case epochSeconds = "epoch_seconds", epochMilliseconds = "epoch_milliseconds",
        epochMicroseconds = "epoch_microseconds"
    /// A day of the source's zone: 20111209 is 2011-12-09.
    case yyyymmdd

    /// How many of its units make a second; `nil` where it names days.
    var unitsPerSecond: Int64? {
        switch self {
        case .epochSeconds: 1
        case .epochMilliseconds: 1000
        case .epochMicroseconds: 1_000_000
        case .yyyymmdd: nil
        }
    }
}
