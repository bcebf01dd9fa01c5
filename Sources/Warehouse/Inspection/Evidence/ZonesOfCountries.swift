/// The zones of countries that have one alone, on the whole.
enum ZonesOfCountries {
    /// The zone of a country; `nil` where it has several, or nobody here knows it.
    static func zone(of country: String) -> String? { zones[country] }

    /// The zone of the country whose currency it is; `nil` where several have it.
    static func zone(ofCurrency code: String) -> String? { countries[code].flatMap { zones[$0] } }

    private static let zones: [String: String] = [
        "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CH": "Europe/Zurich",
        "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen",
        "EE": "Europe/Tallinn",
        "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "GR": "Europe/Athens",
        "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "IE": "Europe/Dublin",
        "IL": "Asia/Jerusalem",
        "IN": "Asia/Kolkata", "IT": "Europe/Rome", "JP": "Asia/Tokyo", "KR": "Asia/Seoul",
        "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga",
        "NL": "Europe/Amsterdam",
        "NO": "Europe/Oslo", "PL": "Europe/Warsaw", "RO": "Europe/Bucharest",
        "RS": "Europe/Belgrade",
        "SE": "Europe/Stockholm", "SG": "Asia/Singapore", "SI": "Europe/Ljubljana",
        "SK": "Europe/Bratislava",
        "TR": "Europe/Istanbul", "ZA": "Africa/Johannesburg",
    ]

    private static let countries: [String: String] = [
        "BGN": "BG", "CHF": "CH", "CZK": "CZ", "DKK": "DK", "GBP": "GB", "HUF": "HU", "ILS": "IL",
        "INR": "IN",
        "JPY": "JP", "KRW": "KR", "NOK": "NO", "PLN": "PL", "RON": "RO", "RSD": "RS", "SEK": "SE",
        "SGD": "SG",
        "TRY": "TR", "ZAR": "ZA",
    ]
}
