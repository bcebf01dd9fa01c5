/// One member's contact details as the warehouse holds them; `nil` is missing.
public struct ContactDetails: Sendable {
    private var values = [String?](repeating: nil, count: ContactField.allCases.count)

    /// Creates details without any.
    public init() {}

    /// One of the details.
    public subscript(field: ContactField) -> String? {
        get { values[field.position] }
        set { values[field.position] = newValue }
    }
}
