/// A ``Template`` and the type of the rows that it returns.
public struct QueryTemplate<Row: DecodableRow>: Sendable {
    private let template: Template

    /// Creates a template; outside tests only generated code does.
    public init(path: String, text: String) { template = Template(path: path, text: text) }

    /// Returns the query with every hole filled.
    ///
    /// - Precondition: each hole of the file has a value of its kind, and no value is left over.
    public func filled(_ holes: [String: any Filling]) -> Query<Row> {
        Query(template.filled(holes))
    }
}
