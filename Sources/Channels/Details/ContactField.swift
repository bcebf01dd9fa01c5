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

    /// What it finds somebody by; `nil` for what does so only together with others, or says more of them.
    public var identifier: Identifier.Kind? {
        switch self {
        case .email: .email
        case .phone: .phone
        case .mobileAdID: .device
        case .firstName, .lastName, .city, .state, .zip, .country, .birthDate, .gender: nil
        }
    }

    /// Whether it reaches somebody, as its kind says: who has no such detail has no contact details.
    public var reachesSomebody: Bool { identifier?.reachesSomebody ?? false }

    /// Those that reach somebody, in order.
    public static let reaching = all.filter(\.reachesSomebody)

    /// Its place among all of them, from 0.
    public var position: Int { Self.all.firstIndex(of: self) ?? 0 }

    private static let all = allCases
}
