/// The formats this program writes.
public enum AudienceFormats {
    /// All of them.
    public static let all: [any AudienceFormat] = [
        GoogleCustomerMatch(), MetaCustomerList(), KlaviyoProfiles(),
    ]

    /// Returns the format of a name, as channels and runs have it.
    public static func named(_ name: String) -> (any AudienceFormat)? {
        all.first { $0.name == name }
    }

    /// Returns the format that a person means by a name, or by a vendor's.
    public static func meant(by word: String) -> (any AudienceFormat)? {
        all.first { $0.name == word || $0.vendor == word }
    }
}
