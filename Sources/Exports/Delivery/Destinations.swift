import Foundation

/// The destinations that a setting can mean.
public enum Destinations {
    /// What takes a setting and the folder that it is relative to; `nil` where the setting means another kind.
    ///
    /// A kind of destination has a line here. A folder stands last: any text can be the path of one.
    private static let all: [@Sendable (String, String) -> (any Destination)?] = [
        { FolderDestination(URL(filePath: $0, relativeTo: base($1)).standardizedFileURL.path) }
    ]

    /// Returns the destination that a setting means.
    ///
    /// - Parameters:
    ///   - setting: what a person wrote: a folder's path.
    ///   - folder: the folder that a path is relative to.
    /// - Returns: the destination, of which nothing is made or asked yet; `nil` where the setting is blank.
    public static func meant(by setting: String, in folder: String) -> (any Destination)? {
        guard setting.contains(where: { !$0.isWhitespace }) else { return nil }
        return all.lazy.compactMap { $0(setting, folder) }.first
    }

    private static func base(_ folder: String) -> URL {
        URL(filePath: folder, directoryHint: .isDirectory)
    }
}
