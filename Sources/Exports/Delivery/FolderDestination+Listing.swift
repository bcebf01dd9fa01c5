import Foundation
import Glibc

extension FolderDestination {
    /// Walks the folder, and says what of it others own, may change or may read.
    public func list() -> DestinationListing {
        var listing = DestinationListing()
        guard access(place, F_OK) == 0 else { return listing }
        do { try requireOwnPlace() } catch { listing.faults.append("\(error)") }
        inspect(DestinationPath(""), &listing)
        return listing
    }

    /// Lists an entry, and whatever lies below it.
    private func inspect(_ path: DestinationPath, _ listing: inout DestinationListing) {
        let name = path.text.isEmpty ? "the outbox" : path.text
        var found = stat()
        // Whoever runs an export may have taken it away meanwhile.
        guard lstat(full(path), &found) == 0 else { return }
        listing.looked += 1
        if found.st_uid != geteuid() { listing.faults.append("\(name): belongs to somebody else") }
        switch found.st_mode & S_IFMT {
        case S_IFDIR:
            if found.st_mode & 0o022 != 0 {
                listing.faults.append("\(name): others may write into it")
            }
            inspectFolder(path, name, &listing)
        case S_IFREG:
            listing.faults += Self.faults(ofFile: found.st_mode).map { "\(name): \($0)" }
            listing.files.append(path)
        default: listing.faults.append("\(name): is no plain file")
        }
    }

    private func inspectFolder(
        _ folder: DestinationPath,
        _ name: String,
        _ listing: inout DestinationListing
    ) {
        guard let entries = try? FileManager.default.contentsOfDirectory(atPath: full(folder))
        else {
            if entry(at: folder) != nil { listing.faults.append("\(name): cannot be listed") }
            return
        }
        // Folders of exports hold none; those in staging may be empty for a moment.
        if entries.isEmpty, folder.text.contains("/"),
            !folder.text.hasPrefix("\(DestinationPath.stagings)/")
        {
            listing.faults.append("\(name): is a folder that nobody made")
        }
        for entry in entries.sorted() { inspect(folder.below(entry), &listing) }
    }

    /// What others may do with a file of such a mode.
    private static func faults(ofFile mode: mode_t) -> [String] {
        var faults: [String] = []
        if mode & 0o022 != 0 { faults.append("others may write it") }
        if mode & 0o004 != 0 {
            faults.append("everybody may read it")
        } else if mode & 0o040 != 0 {
            faults.append("its group may read it")
        }
        if mode & 0o7111 != 0 { faults.append("may be run as a program") }
        return faults
    }
}
