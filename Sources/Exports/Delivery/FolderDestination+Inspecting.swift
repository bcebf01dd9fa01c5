import Foundation
import Glibc

extension FolderDestination {
    /// Looks whether the folder and those in it are this user's alone, can be written to, and lie on one file system;
    /// where it is not there yet, whether it can be made.
    public func inspect(for exports: [String]) throws(OutboxError) -> DestinationState {
        try requireOwnPlace()
        let parent = (place as NSString).deletingLastPathComponent
        let isThere = try Self.checkFolderIfThere(place)
        let ground = isThere ? place : parent.isEmpty ? "." : parent
        try Self.requireWritable(ground)
        if isThere {
            for folder in try checkFolders(of: exports) { try Self.requireWritable(folder) }
        }
        return DestinationState(isThere: isThere, freeBytes: try Self.freeBytes(at: ground))
    }

    /// How many bytes whoever runs this may still write at a path.
    static func freeBytes(at path: String) throws(OutboxError) -> Int {
        var space = statvfs()
        guard statvfs(path, &space) == 0 else { throw failure("statvfs", path) }
        return Int(space.f_bavail) * Int(space.f_frsize)
    }

    private static func requireWritable(_ folder: String) throws(OutboxError) {
        guard access(folder, W_OK | X_OK) == 0 else { throw failure("write into", folder) }
    }
}
