/// One member's contact details as the warehouse holds them; `nil` is missing.
public struct ContactDetails: Sendable {
    private var values = [String?](repeating: nil, count: ContactField.allCases.count)

    /// Creates details without any.
    public init() {}

    /// Creates details from one value a field, in the order of all fields.
    ///
    /// - Precondition: there is a value for each field.
    public init(inOrder values: [String?]) {
        precondition(values.count == ContactField.allCases.count, "one value a field")
        self.values = values
    }

    /// One of the details.
    public subscript(field: ContactField) -> String? {
        get { values[field.position] }
        set { values[field.position] = newValue }
    }
}
