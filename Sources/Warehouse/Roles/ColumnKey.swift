/// A key of `warehouse.yaml` that a column is mapped under: one word for what it means, whichever role maps it.
public enum ColumnKey: String, Codable, CodingKeyRepresentable, CaseIterable, Sendable {
    /// What tells rows apart, and whose a row is.
    case key, customer
    /// By which address a row names somebody who has no key.
    case customerEmail = "customer_email"
    /// When a row happened, when it was said, when it became known, and when its customer became one.
    case occurredAt = "occurred_at"
    case recordedAt = "recorded_at"
    case loadedAt = "loaded_at"
    case createdAt = "created_at"
    /// Money, in the reporting currency, how many times it counts, and the currency that it is in.
    case amount, times, currency
    /// A line's order, and what a row is of.
    case order, product
    /// How to reach somebody, and what somebody is called.
    case email, phone
    case firstName = "first_name"
    case lastName = "last_name"
    /// Where somebody lives.
    case country, zip, city, state
    /// What else a channel may know somebody by.
    case birthDate = "birth_date"
    case gender
    case mobileAdID = "mobile_ad_id"
    /// What a consent is for, to which brand it was given, and whether.
    case purpose, brand, granted
}
