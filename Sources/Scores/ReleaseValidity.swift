/// How long after its as-of a release, and the scores of each of its outcomes, may choose an audience.
public struct ReleaseValidity: Sendable, Hashable {
    /// Hours of a release where nobody says otherwise: a day, and half a day for the next one to come late.
    public static let usualHours = 36
    /// The hours that may be asked for: up to a year and a day.
    public static let range = 1...8784

    /// Hours of the release, and of what was measured of customers.
    public var hours = Self.usualHours
    /// Hours of the scores of outcomes that last shorter than their release.
    public var outcomeHours: [String: Int] = [:]

    /// Creates what holds where nobody says otherwise.
    public init() {}

    /// Hours of an outcome's scores: its own, and never more than their release's.
    public func hours(of outcome: String) -> Int {
        min(outcomeHours[outcome] ?? hours, hours)
    }
}
