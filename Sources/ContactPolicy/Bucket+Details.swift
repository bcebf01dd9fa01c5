public import Channels

extension Bucket {
    /// Where somebody is filed whom no destination could find by their details, which were read without a fault.
    public static func unmatched(_ details: ContactDetails) -> Self {
        if details[.email] == nil && details[.phone] == nil { return .noContactDetails }
        return .unusableContact
    }
}
