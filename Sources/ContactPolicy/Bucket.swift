public import Postgres

/// What became of a candidate of a run: on the list, or why not.
///
/// Everybody considered is in exactly one.
public enum Bucket: Hashable, Sendable, RawRepresentable, ColumnDecodable, Codable {
    case included
    /// Already in the audience, until the run is charged.
    case present
    case excludedSegment
    case notInCustomers
    case ambiguousContact
    case suppressed
    case noConsent
    case noContactDetails
    case duplicateContact
    case contactDenied
    case contactChanged
    case controlGroup
    case unusableContact
    case cellTooLong
    case invalidUTF8
    /// No room was left under the cap of this name.
    case capped(by: String)

    /// All but those of caps, whose names are the configuration's.
    public static let allNamed: [Self] = [
        .included, .present, .excludedSegment, .notInCustomers, .ambiguousContact, .suppressed,
        .noConsent,
        .noContactDetails, .duplicateContact, .contactDenied, .contactChanged, .controlGroup,
        .unusableContact, .cellTooLong, .invalidUTF8,
    ]

    /// The bucket of a word; `nil` when it is none.
    public init?(rawValue word: String) {
        if let named = Self.allNamed.first(where: { $0.rawValue == word }) {
            self = named
        } else if word.hasPrefix(Self.cappedBy), word != Self.cappedBy {
            self = .capped(by: String(word.dropFirst(Self.cappedBy.count)))
        } else {
            return nil
        }
    }

    private static let cappedBy = "capped:"

    /// The word that tables, manifests and `segcast_v1` have for it.
    public var rawValue: String {
        switch self {
        case .included: "included"
        case .present: "present"
        case .excludedSegment: "excluded_segment"
        case .notInCustomers: "not_in_customers"
        case .ambiguousContact: "ambiguous_contact"
        case .suppressed: "suppressed"
        case .noConsent: "no_consent"
        case .noContactDetails: "no_contact_details"
        case .duplicateContact: "duplicate_contact"
        case .contactDenied: "contact_denied"
        case .contactChanged: "contact_changed"
        case .controlGroup: "control_group"
        case .unusableContact: "unusable_contact"
        case .cellTooLong: "cell_too_long"
        case .invalidUTF8: "invalid_utf8"
        case .capped(let cap): "\(Self.cappedBy)\(cap)"
        }
    }

    /// What it means, in words for whoever asks why.
    public var reason: String {
        switch self {
        case .included: "nothing spoke against it"
        case .present: "in the audience already: the run is being charged"
        case .excludedSegment: "in a segment that the export leaves out"
        case .notInCustomers:
            "no row of the customers source had the key: erased there, or left out by exclude"
        case .ambiguousContact: "several rows of the customers source have the key"
        case .suppressed: "on the suppression list"
        case .noConsent: "did not agree to every purpose of the channel, or took it back"
        case .noContactDetails: "no e-mail and no phone"
        case .duplicateContact:
            "others before are found by the same addresses and numbers, as the channel reads them"
        case .contactDenied:
            "every address and number is one that somebody withdrew, that is suppressed or held back"
        case .contactChanged:
            "the details changed while the list was made: the next one asks again"
        case .controlGroup: "deliberately not contacted"
        case .unusableContact:
            "nothing in the details could be matched: try `segcast normalise`"
        case .cellTooLong: "a detail is longer than 1,024 bytes"
        case .invalidUTF8: "a detail is no valid text"
        case .capped(let cap): "no room left under the cap \(cap)"
        }
    }
}
