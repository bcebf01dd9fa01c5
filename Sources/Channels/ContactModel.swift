/// What a contact is on a channel.
public enum ContactModel: String, Codable, CaseIterable, Sendable {
    /// Each time in a file is one: e-mail, SMS.
    case send
    /// Entering the audience is one; staying and refreshing are free: advertising.
    case presence
    /// Nothing is: no cap counts it.
    case none
}
