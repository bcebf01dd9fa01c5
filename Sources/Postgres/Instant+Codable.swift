extension Instant: Codable {
    /// Reads what ``encode(to:)`` writes.
    ///
    /// - Throws: `DecodingError` for any other text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let instant = Self(description: text) else {
            throw DecodingError.dataCorruptedError(
                in: container,
                debugDescription: "no instant in UTC"
            )
        }
        self = instant
    }

    /// Writes ``description``.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// The instant that ``description`` names so; `nil` when `text` is no such name.
    public init?(description text: String) {
        if let infinite = [Self.distantPast, .distantFuture].first(where: {
            $0.description == text
        }) {
            self = infinite
            return
        }
        guard
            let match = text.wholeMatch(
                of:
                    /([0-9]{4,6})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{6}))?Z( BC)?/
            ),
            let year = Int64(match.1), let month = Int64(match.2), let day = Int64(match.3),
            let hour = Int64(match.4), let minute = Int64(match.5), let second = Int64(match.6),
            let fraction = Int64(match.7 ?? "0")
        else { return nil }
        let days = Self.days(fromYear: match.8 == nil ? year : 1 - year, month, day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second
        let instant = Self(microseconds: seconds * 1_000_000 + fraction)
        // A day that no month has, or a 25th hour, is another instant's name.
        guard instant.description == text else { return nil }
        self = instant
    }

    // Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
    private static func days(fromYear year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
