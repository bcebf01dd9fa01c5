/// What a channel can know of a person.
public enum ContactField: String, Codable, CaseIterable, Hashable, Sendable {
    /// How to reach somebody.
    case email, phone
    /// What somebody is called.
    case firstName = "first_name"
    /// The family's name.
    case lastName = "last_name"
    /// Where somebody lives.
    case city, state, zip, country
    /// When somebody was born, as `YYYY-MM-DD`.
    case birthDate = "birth_date"
    /// `f` or `m`, or words for them.
    case gender
    /// IDFA or AAID.
    case mobileAdID = "mobile_ad_id"

    /// Its place among all of them, from 0.
    public var position: Int { Self.all.firstIndex(of: self) ?? 0 }

    private static let all = allCases
}
