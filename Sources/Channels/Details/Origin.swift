import Countries
import Digests

/// What is known about where a value comes from.
public struct Origin: Sendable {
    /// The country a phone number without `+` is dialled in, by its code or name.
    public var country: String?
    /// The same as a calling code, used when there is no country.
    public var callingCode: String?
    /// The details that the source holds as digests: a digest or nothing stands there.
    public var hashedFields: Set<ContactField>
    /// Whether a digest may stand anywhere, as `normalise` is told nothing about its input.
    private var mayBeHashed = false

    /// Creates an origin of which nothing is known.
    public init(
        country: String? = nil,
        callingCode: String? = nil,
        hashedFields: Set<ContactField> = []
    ) {
        self.country = country
        self.callingCode = callingCode
        self.hashedFields = hashedFields
    }

    /// Every field may hold a digest: for `normalise`, which is told nothing about its input.
    public static func anyHashed(country: String?, callingCode: String?) -> Self {
        var origin = Self(country: country, callingCode: callingCode)
        origin.mayBeHashed = true
        return origin
    }

    /// Returns the origin of one person's details: their own country where they name one.
    ///
    /// Nobody's country is guessed: one that cannot be read is not the source's usual one, so that a number
    /// without `+` is not dialled there.
    func of(_ details: ContactDetails) -> Self {
        var own = self
        guard !hashedFields.contains(.country) else {
            if details[.country] != nil { (own.country, own.callingCode) = (nil, nil) }
            return own
        }
        switch Country.read(details[.country]) {
        case .code(let code): own.country = code
        case .blank: own.country = Country.code(country)
        case .unknown: (own.country, own.callingCode) = (nil, nil)
        }
        return own
    }

    /// Returns `input` as the digest that it is, or says why it is none or may be none.
    ///
    /// A column of digests holds digests or nothing: a plain value in it says that the mapping is wrong, and
    /// hashing it would hide that.
    ///
    /// - Returns: `nil` when `input` has not the form of a digest, where none is declared.
    func digest(_ input: String, of field: ContactField, isTrimmed: Bool = true) -> Cell? {
        let isDeclared = hashedFields.contains(field)
        // No digest is shorter than 128 bits: most values need no closer look.
        guard isDeclared || input.utf8.count >= 32 else { return nil }
        let text = isTrimmed ? CleanText.trim(input) : input
        guard !text.isEmpty else { return .empty(.empty) }
        guard Self.lengths.contains(text.utf8.count),
            CleanText.isHexadecimal(text, count: text.utf8.count)
        else { return isDeclared ? .empty(.notADigest) : nil }
        guard isDeclared || mayBeHashed else { return .empty(.unexpectedDigest) }
        let digest = CleanText.lower(text)
        let fault: Cell.Reason? =
            text.utf8.count != 64
            ? .otherDigest : Self.ofNothing.contains(digest) ? .digestOfNothing : nil
        guard let fault else { return .digest(digest) }
        // Vendors' own code passes on what looks like a digest of a name or place.
        let isShown = mayBeHashed && field.identifier == nil && text.utf8.count <= 64
        return isShown ? .withheld(.digest(digest), fault) : .empty(fault)
    }

    /// Whether a field's column holds digests, which a vendor of plain text cannot take.
    func holdsDigest(_ input: String, of field: ContactField) -> Cell? {
        if hashedFields.contains(field) { return .empty(.digestForPlain) }
        let text = CleanText.trim(input)
        let isDigest =
            Self.lengths.contains(text.utf8.count)
            && CleanText.isHexadecimal(text, count: text.utf8.count)
        return isDigest ? .empty(.digestForPlain) : nil
    }

    /// Hexadecimal digits of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512.
    private static let lengths: Set<Int> = [32, 40, 56, 64, 96, 128]

    /// SHA-256 of nothing, and of what programs write for it.
    private static let ofNothing = Set(
        ["", " ", "null", "NULL", "none", "None", "nil", "nan", "NaN", "undefined", "\n"].map {
            SHA256.hexadecimal(of: Array($0.utf8))
        }
    )
}
