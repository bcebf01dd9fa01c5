public import Postgres
import Warehouse

/// What became of a candidate of a run: on the list, or why not.
///
/// Everybody considered is in exactly one.
public enum Bucket: String, CaseIterable, ColumnDecodable, Codable, Sendable {
    case included
    /// Already in the audience, until the run is charged.
    case present
    case excludedSegment = "excluded_segment"
    case notInCustomers = "not_in_customers"
    case ambiguousContact = "ambiguous_contact"
    case suppressed
    case noConsent = "no_consent"
    case noContactDetails = "no_contact_details"
    case duplicateContact = "duplicate_contact"
    case contactDenied = "contact_denied"
    case contactChanged = "contact_changed"
    case controlGroup = "control_group"
    case unusableContact = "unusable_contact"
    case cellTooLong = "cell_too_long"
    case invalidUTF8 = "invalid_utf8"
    /// No room was left under a cap, which stands beside it.
    case capped

    /// Whether somebody who is on a list already is taken off it before it is sent, where this has become so since.
    ///
    /// What the warehouse and customers say is asked again; what the list was made by is not, nor is what only the next
    /// list can settle. The statement that finds who leaves files exactly these.
    var takesOff: Bool {
        switch self {
        case .suppressed, .noConsent, .notInCustomers, .contactDenied: true
        case .included, .present, .excludedSegment, .ambiguousContact, .noContactDetails,
            .duplicateContact, .contactChanged, .controlGroup, .unusableContact, .cellTooLong,
            .invalidUTF8, .capped:
            false
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
        case .noContactDetails:
            SourceRole.customers.reaches.map { "no \($0.name)" }.joined(separator: " and ")
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
        case .capped: "no room left under the cap"
        }
    }
}
