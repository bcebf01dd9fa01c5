/// What a person wrote of a destination, and what the environment says of it.
public struct DestinationSetting: Sendable {
    /// What was written; not blank.
    public let text: String
    /// The folder that a path is relative to.
    public let folder: String

    private let kind: DestinationKind
    // A function, so that no dump of this value shows what is in it.
    private let look: @Sendable (DestinationVariable) -> String?

    init(
        _ text: String,
        in folder: String,
        for kind: DestinationKind,
        reading look: @escaping @Sendable (DestinationVariable) -> String?
    ) {
        self.text = text
        self.folder = folder
        self.kind = kind
        self.look = look
    }

    /// Returns what a variable of the kind says.
    ///
    /// - Throws: ``OutboxError`` with code `variableMissing` when it is not set, or blank.
    public func required(_ variable: DestinationVariable) throws(OutboxError) -> String {
        precondition(
            kind.variables.contains(variable),
            "\(kind.words) reads \(variable.name), and does not say so"
        )
        guard let value = look(variable), !value.allSatisfy(\.isWhitespace) else {
            throw OutboxError(
                .variableMissing,
                "\(variable.name), \(variable.words), for \(kind.words) to publish to"
            )
        }
        return value
    }
}
