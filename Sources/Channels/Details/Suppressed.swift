import Digests

/// What can be read in a list of those whom nobody may contact.
public enum Suppressed {
    /// Whether a cell says nothing at all.
    public static func isBlank(_ value: String) -> Bool { CleanText.clean(value) == nil }

    /// Whether a cell holds the digest of what names somebody, in whichever form.
    public static func isDigest(_ value: String) -> Bool {
        CleanText.trimmed(value).flatMap { Digest(hexadecimal: $0) } != nil
    }

    /// Whether a cell says something that nothing can be read in, so that it denies nobody.
    ///
    /// - Parameters:
    ///   - value: as it stands in the suppressions.
    ///   - kind: what it is to name somebody by.
    ///   - origin: where a number without `+` is dialled.
    ///   - countries: where else it may be, by their codes.
    /// - Returns: false for a blank one, which says nothing.
    public static func isUnread(
        _ value: String,
        kind: Identifier.Kind,
        _ origin: Origin,
        dialledIn countries: [String]
    ) -> Bool {
        guard let text = CleanText.trimmed(value), !isDigest(value) else { return false }
        if kind.isDialled {
            return PhoneNumber.readings(of: text, origin, dialledIn: countries).isEmpty
        }
        var plain = origin
        plain.hashedFields = []
        return !AudienceFormats.all.contains { format in
            kind.fields.contains { format.cell($0.rawValue, text, plain)?.isPresent == true }
        }
    }
}
