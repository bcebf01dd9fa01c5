/// One member's contact details as the warehouse holds them; `nil` is missing.
public struct ContactDetails: Sendable {
    /// The details.
    public var email: String?, phone: String?, firstName: String?, lastName: String?
    /// More of them: ISO country and postal code.
    public var country: String?, zip: String?

    /// Creates details without any.
    public init() {}
}

/// Turns contact details into the cells of one channel's file.
public protocol AudienceFormat: Sendable {
    /// Name and date of the rules; every manifest says it.
    var normaliserVersion: String { get }
    /// The columns of the file.
    var header: [String] { get }
    /// Returns a row's cells, or `nil` when nothing in it could match anybody.
    func cells(for details: ContactDetails) -> [String]?
}
