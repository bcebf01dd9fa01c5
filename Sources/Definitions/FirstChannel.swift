import Warehouse

/// The channel of a first export: letters where consents are for e-mail, else an audience of an advertiser.
struct FirstChannel {
    /// Its name.
    let name: String
    /// Its file.
    let text: String
    /// The names of the export that goes to it and of the cap over it.
    let export: String, cap: String
    /// What counts as one contact.
    let contact: String

    /// Returns the one that the purposes of consents are for.
    static func fitting(_ facts: ShopFacts) -> Self {
        facts.letterPurposes.map(letters) ?? advertisements(facts.advertisingPurposes)
    }

    private static func letters(_ purposes: [String]) -> Self {
        let check =
            purposes.count > 1
            ? "CHECK: each of them is asked for: keep the one that allows advertising by e-mail"
            : "CHECK: does it allow advertising by e-mail?"
        return Self(
            name: "newsletter",
            text: """
                channel: newsletter
                format: klaviyo_profiles
                consent: \(ContractProposal.list(purposes)) # \(check)
                contact: send

                """,
            export: "likely_buyers_newsletter",
            cap: "letters_weekly",
            contact: "each file sends everybody in it one letter"
        )
    }

    private static func advertisements(_ purposes: [String]) -> Self {
        let asked = purposes.isEmpty ? ["ad_user_data", "ad_personalization"] : purposes
        return Self(
            name: "google_customer_match",
            text: """
                channel: google_customer_match
                format: google_customer_match
                consent: \(ContractProposal.list(asked)) # CHECK: Google asks for consent to ad_user_data and ad_personalization in the EEA
                contact: presence

                """,
            export: "likely_buyers_google",
            cap: "ads_weekly",
            contact: "entering the audience counts as one contact; staying is free"
        )
    }
}
