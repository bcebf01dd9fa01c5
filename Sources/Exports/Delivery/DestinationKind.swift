/// A kind of place that files are published to.
///
/// One more is a type of ``Destination``, its kind beside it, and a line in ``Destinations``.
public struct DestinationKind: Sendable {
    /// What help, schema and errors call it, such as `a folder`.
    public let words: String
    /// What it reads of the environment, and no more than that.
    public let variables: [DestinationVariable]

    let make: @Sendable (DestinationSetting) throws(OutboxError) -> (any Destination)?

    /// Creates a kind.
    ///
    /// - Parameters:
    ///   - words: what people are told that it is, with its article.
    ///   - variables: what it reads of the environment.
    ///   - make: returns the destination that a setting means, of which nothing is made or asked yet; `nil` where
    ///     the text means another kind, whatever the environment says.
    public init(
        _ words: String,
        reading variables: [DestinationVariable] = [],
        make: @escaping @Sendable (DestinationSetting) throws(OutboxError) -> (any Destination)?
    ) {
        self.words = words
        self.variables = variables
        self.make = make
    }
}
