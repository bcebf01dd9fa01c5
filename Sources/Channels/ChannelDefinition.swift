/// Where audiences go, and what has to be agreed to first.
public struct ChannelDefinition: Codable, Hashable, Sendable {
    /// The channel's name.
    public var name = ""
    /// The format of its files.
    public var format = ""
    /// The purposes a customer must have consented to, all of them.
    public var consent: [String] = []
    /// Why nobody has to consent, where ``consent`` names no purpose; it stands in every manifest.
    public var consentNotRequired: String?
    /// What counts as a contact.
    public var contact = ContactModel.send
    /// With ``ContactModel/presence``: days before a cap may take somebody out of an audience again.
    public var minStayDays = 7

    /// Creates an empty channel.
    public init() {}
}
