/// What a channel makes of one value.
public enum Cell: Equatable, Sendable {
    /// Leaves as it is.
    case plain(String)
    /// Leaves as the SHA-256 of this text.
    case hashed(String)
    /// Came hashed and leaves as it came, in lower case.
    case digest(String)
    /// As the vendor's own code would take it, shown by `normalise`, and why no file holds it: it may be
    /// somebody else's, or find nobody.
    case withheld(Text, Reason)
    /// Leaves empty, and why.
    case empty(Reason)

    /// How a value would leave that is withheld.
    public enum Text: Equatable, Sendable {
        /// Hashed.
        case hashed(String)
        /// As the digest that it is.
        case digest(String)
        /// As it is.
        case plain(String)

        /// The text before it is hashed.
        public var normalised: String {
            switch self {
            case .hashed(let text), .digest(let text), .plain(let text): text
            }
        }
    }

    /// Why a cell leaves empty.
    public enum Reason: String, CaseIterable, Sendable {
        /// Nothing stands there.
        case empty
        /// No person writes so much into a cell.
        case tooLong = "too_long"
        /// A control or direction character that nobody sees, and that programs obey.
        case controlCharacter = "control_character"
        /// What a spreadsheet would run.
        case opensAFormula = "opens_a_formula"
        /// Not of the form of an e-mail address.
        case notAnAddress = "not_an_address"
        /// Two addresses, or one inside another.
        case twoAddresses = "two_addresses"
        /// White space inside an address: what it was meant to be, nobody can tell.
        case innerSpace = "inner_space"
        /// Not a phone number.
        case notANumber = "not_a_number"
        /// No number has so many digits, or so few, or such a country code.
        case impossibleNumber = "impossible_number"
        /// A number without a country.
        case noCountry = "no_country"
        /// A number without an area code, or without the zero before it.
        case noAreaCode = "no_area_code"
        /// A number that can be read in two ways.
        case ambiguousNumber = "ambiguous_number"
        /// Digits that somebody made up.
        case dummyNumber = "dummy_number"
        /// Two numbers.
        case twoNumbers = "two_numbers"
        /// A number behind a switchboard: no vendor takes extensions, and the switchboard is not theirs.
        case phoneExtension = "extension"
        /// Letters among the digits: no vendor dials them.
        case letters
        /// A number that became a decimal, so that digits may be missing.
        case decimalNumber = "decimal_number"
        /// A title without a name.
        case onlyATitle = "only_a_title"
        /// A suffix without a name.
        case onlyASuffix = "only_a_suffix"
        /// Nothing but punctuation.
        case onlyPunctuation = "only_punctuation"
        /// No letters that the vendor compares.
        case noASCIILetters = "no_ascii_letters"
        /// Not the name of a city that the vendor compares.
        case notACity = "not_a_city"
        /// Neither a state nor a province that the vendor compares.
        case notAKnownState = "not_a_known_state"
        /// No country of ISO 3166.
        case notACountry = "not_a_country"
        /// A country by its name or its three letters: an export reads it as its two.
        case countryByName = "country_by_name"
        /// Not of the form of a postal code.
        case notAPostalCode = "not_a_postal_code"
        /// A postal code with too few digits: a zero in front was lost.
        case lostZero = "lost_zero"
        /// Not a date.
        case notADate = "not_a_date"
        /// Not a number in the range that the vendor takes.
        case outOfRange = "out_of_range"
        /// Neither of the genders that the vendor compares.
        case notForM = "not_f_or_m"
        /// Not an advertising id, or the one that all devices have that allow none.
        case notADevice = "not_a_device"
        /// A digest where the source declares none.
        case unexpectedDigest = "unexpected_digest"
        /// No digest where the source declares them.
        case notADigest = "not_a_digest"
        /// The digest of nothing, or of a word for it.
        case digestOfNothing = "digest_of_nothing"
        /// A digest of another kind than SHA-256.
        case otherDigest = "other_digest"
        /// A digest where the vendor takes plain text.
        case digestForPlain = "digest_for_plain"
        /// An address that finds nobody without what is missing of it.
        case incompleteAddress = "incomplete_address"
        /// Suppressed or withdrawn, here or by somebody else who bears it.
        case denied
    }

    /// The text before it is hashed; `nil` for an empty cell.
    public var normalised: String? {
        switch self {
        case .plain(let text), .hashed(let text), .digest(let text): text
        case .withheld(let text, _): text.normalised
        case .empty: nil
        }
    }

    /// Why it is empty, or is what it is.
    public var reason: String {
        switch self {
        case .plain, .hashed: ""
        case .digest: "already_hashed"
        case .withheld(_, let reason), .empty(let reason): reason.rawValue
        }
    }

    /// Whether something stands in a file for it.
    public var isPresent: Bool {
        switch self {
        case .plain(let text): !text.isEmpty
        case .hashed, .digest: true
        case .withheld, .empty: false
        }
    }
}
