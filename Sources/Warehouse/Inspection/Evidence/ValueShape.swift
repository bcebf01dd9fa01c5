import Countries
import Texts

/// What a value looks like, by itself alone.
enum ValueShape: CaseIterable, Sendable {
    case email, phone, country, currency, zone, province, flag, json

    /// Whether a value looks so.
    func fits(_ value: String) -> Bool {
        let text = value.trimmed
        switch self {
        case .email: return Self.isEmail(text)
        case .phone: return Self.isPhone(text)
        case .country: return Country.code(text) != nil && !Provinces.isAccountWord(text)
        case .currency: return Currencies.isCode(text)
        case .zone: return Self.isZone(text)
        case .province: return Provinces.contains(text)
        case .flag:
            return ["true", "false", "t", "f", "0", "1", "yes", "no", "y", "n"].contains(
                text.lowercased()
            )
        case .json: return text.hasPrefix("{") && text.hasSuffix("}")
        }
    }

    private static func isEmail(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let point = parts[1].lastIndex(of: ".") else {
            return false
        }
        return point != parts[1].startIndex && parts[1][point...].count >= 3
            && !text.contains { $0.isWhitespace }
    }

    private static func isPhone(_ text: String) -> Bool {
        let digits = text.count { $0.isNumber }
        guard (7...15).contains(digits), text.allSatisfy({ $0.isNumber || " +()./-".contains($0) })
        else { return false }
        // A day, a price and a number of something are no phones.
        let isDay = digits == 8 && text.count == 10 && text.count { $0 == "-" } == 2
        return text.hasPrefix("+") || text.hasPrefix("00")
            || (!isDay && (text.hasPrefix("0") || text.hasPrefix("(")) && digits >= 9)
    }

    private static func isZone(_ text: String) -> Bool {
        let parts = text.split(separator: "/")
        let areas: Set<Substring> = [
            "Africa", "America", "Antarctica", "Arctic", "Asia", "Atlantic", "Australia", "Europe",
            "Indian",
            "Pacific",
        ]
        return (2...3).contains(parts.count) && areas.contains(parts[0])
            && text.allSatisfy { $0.isLetter || "/_-".contains($0) }
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        guard first?.isWhitespace == true || last?.isWhitespace == true else { return self }
        var rest = drop { $0.isWhitespace }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
