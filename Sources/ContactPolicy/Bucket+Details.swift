public import Channels

extension Bucket {
    /// Where somebody is filed whom no destination could find by their details, which were read without a fault.
    public static func unmatched(_ details: ContactDetails) -> Self {
        if ContactField.reaching.allSatisfy({ details[$0] == nil }) { return .noContactDetails }
        return .unusableContact
    }
}
