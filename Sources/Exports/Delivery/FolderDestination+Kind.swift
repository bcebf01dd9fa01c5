import Foundation

extension DestinationKind {
    /// A folder: its setting is a path, which any text can be.
    public static let folder = Self("a folder") { setting in
        let base = URL(filePath: setting.folder, directoryHint: .isDirectory)
        let folder = URL(filePath: setting.text, relativeTo: base)
        return FolderDestination(folder.standardizedFileURL.path)
    }
}
