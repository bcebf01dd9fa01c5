/// The destinations that a setting can mean.
public enum Destinations {
    /// Every kind, a line each.
    ///
    /// A folder stands last, for any text can be the path of one.
    public static let all: [DestinationKind] = [.folder]

    /// Returns the destination that a setting means.
    ///
    /// - Parameters:
    ///   - setting: what a person wrote, such as a folder's path.
    ///   - folder: the folder that a path is relative to.
    ///   - kinds: the kinds that it can mean; the first that it means is it.
    ///   - look: what a variable of the environment says; asked for those of the kind that is meant.
    /// - Returns: the destination, of which nothing is made or asked yet; `nil` where the setting is blank.
    /// - Throws: ``OutboxError`` with code `variableMissing`.
    public static func meant(
        by setting: String,
        in folder: String,
        among kinds: [DestinationKind] = all,
        reading look: @escaping @Sendable (DestinationVariable) -> String?
    ) throws(OutboxError) -> (any Destination)? {
        guard setting.contains(where: { !$0.isWhitespace }) else { return nil }
        for kind in kinds {
            let setting = DestinationSetting(setting, in: folder, for: kind, reading: look)
            if let destination = try kind.make(setting) { return destination }
        }
        return nil
    }

    /// What a setting can name, such as `a folder`.
    public static func words(of kinds: [DestinationKind] = all) -> String {
        kinds.map(\.words).joined(separator: " or ")
    }

    /// The same, each with the variables that it reads and what stands in them.
    public static func description(of kinds: [DestinationKind] = all) -> String {
        kinds.map { kind in
            let variables = kind.variables.map { "\($0.name), \($0.words)" }
            return kind.words
                + (variables.isEmpty ? "" : " (reads \(variables.joined(separator: "; ")))")
        }.joined(separator: " or ")
    }
}
