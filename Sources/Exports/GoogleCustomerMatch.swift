import Digests
import Foundation

/// Google Ads Customer Match: a CSV of hashed identifiers.
///
/// - SeeAlso: Google Ads Help 7659867; the formatting guide of the Data Manager API (2026).
public struct GoogleCustomerMatch: AudienceFormat {
    /// Creates the format.
    public init() {}

    /// The rules of June 2026.
    public var normaliserVersion: String { "google_customer_match/2026-06" }

    /// The columns, as Google spells them.
    public var header: [String] { ["Email", "Phone", "First Name", "Last Name", "Country", "Zip"] }

    /// Returns hashed e-mail, phone and names, and plain country and postal code.
    ///
    /// The address matches only as a whole: unless both names, country and postal code are there, all
    /// four stay empty.
    public func cells(for details: ContactDetails) -> [String]? {
        let email = Self.email(details.email)
        let phone = Self.phone(details.phone)
        let address = [
            Self.firstName(details.firstName), Self.lastName(details.lastName),
            Self.country(details.country), Self.zip(details.zip),
        ]
        let isComplete = !address.contains(nil)
        guard email != nil || phone != nil || isComplete else { return nil }
        let named = isComplete ? address.map { $0 ?? "" } : ["", "", "", ""]
        return [
            Self.hash(email), Self.hash(phone), Self.hash(named[0]), Self.hash(named[1]), named[2],
            named[3],
        ]
    }

    /// Returns the e-mail that is hashed: no white space, lower case; for gmail.com and googlemail.com
    /// without dots and without what follows a plus.
    public static func email(_ input: String?) -> String? {
        guard let text = cleaned(input) else { return nil }
        let compact = String(text.unicodeScalars.filter { !$0.properties.isWhitespace })
            .lowercased()
        let parts = compact.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty else { return nil }
        var local = parts[0]
        if parts[1] == "gmail.com" || parts[1] == "googlemail.com" {
            local = local.prefix { $0 != "+" }.filter { $0 != "." }[...]
        }
        return local.isEmpty ? nil : "\(local)@\(parts[1])"
    }

    /// Returns a number that is written in E.164, its punctuation removed; any other form is missing,
    /// for nobody can tell its country.
    public static func phone(_ input: String?) -> String? {
        guard let text = cleaned(input)?.trimmingCharacters(in: .whitespacesAndNewlines),
            text.hasPrefix("+")
        else { return nil }
        var digits = ""
        for scalar in text.unicodeScalars.dropFirst() {
            // Full-width and Arabic-Indic digits are digits too.
            if scalar.properties.numericType == .decimal, let value = scalar.properties.numericValue
            {
                digits += "\(Int(value))"
                continue
            }
            switch scalar {
            case " ", "-", ".", "/", "(", ")", "\u{A0}": continue
            default: return nil
            }
        }
        guard (8...15).contains(digits.count), digits.first != "0" else { return nil }
        return "+\(digits)"
    }

    /// Returns the first name that is hashed: trimmed, lower case, without a title.
    public static func firstName(_ input: String?) -> String? {
        guard var name = trimmed(input)?.lowercased() else { return nil }
        for title in ["mr.", "mrs.", "ms.", "dr."] where name.hasPrefix(title) {
            name = String(name.dropFirst(title.count)).trimmingCharacters(in: .whitespaces)
            break
        }
        return name.isEmpty ? nil : name
    }

    /// Returns the last name that is hashed: trimmed, lower case, without suffixes such as "jr.".
    public static func lastName(_ input: String?) -> String? {
        guard var name = trimmed(input)?.lowercased() else { return nil }
        let suffix =
            /(?:\s+|,\s*)(?:jr\.|sr\.|2nd|3rd|ii|iii|iv|v|vi|cpa|dc|dds|vm|jd|md|phd)\s*$/
        while let match = name.firstMatch(of: suffix) {
            name = String(name[..<match.range.lowerBound]).trimmingCharacters(in: .whitespaces)
        }
        return name.isEmpty ? nil : name
    }

    /// Returns the two letters of a country, in upper case.
    public static func country(_ input: String?) -> String? {
        guard let code = trimmed(input)?.uppercased(), code.utf8.count == 2,
            code.utf8.allSatisfy({ (65...90).contains($0) })
        else { return nil }
        return code
    }

    /// Returns the postal code, trimmed; one that would open as a formula is missing.
    public static func zip(_ input: String?) -> String? {
        guard let code = trimmed(input), let first = code.utf8.first,
            !Array("=+-@\t\r".utf8).contains(first)
        else { return nil }
        return code
    }

    private static func trimmed(_ input: String?) -> String? {
        cleaned(input)?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// NFC without zero-width characters; `nil` when nothing is left.
    private static func cleaned(_ input: String?) -> String? {
        guard let input else { return nil }
        let invisible: Set<Unicode.Scalar> = [
            "\u{FEFF}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}",
        ]
        let visible = String(
            String.UnicodeScalarView(input.unicodeScalars.filter { !invisible.contains($0) })
        )
        let text = visible.precomposedStringWithCanonicalMapping
        return text.unicodeScalars.allSatisfy { $0.properties.isWhitespace } ? nil : text
    }

    private static func hash(_ text: String?) -> String {
        guard let text, !text.isEmpty else { return "" }
        return SHA256.hexadecimal(of: Array(text.utf8))
    }
}
