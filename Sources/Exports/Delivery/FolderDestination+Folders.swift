import Foundation
import Glibc

extension FolderDestination {
    /// Makes the outbox and checks it, its staging folder and an export's folder, before anything is charged.
    ///
    /// - Throws: ``OutboxError`` with code `notAFolder`, `foreignOwner`, `othersMayWrite`, `othersMayReplace` or
    ///   `otherFileSystem`.
    public func requireOwn(_ export: String) throws(OutboxError) {
        try requireOwnPlace()
        try Self.makeFolder(place)
        try checkFolders(of: [export])
    }

    /// Checks those folders of some exports that are there: each is ours alone, and lies where a file that is staged can
    /// get its final name.
    ///
    /// - Returns: their paths.
    @discardableResult
    func checkFolders(of exports: [String]) throws(OutboxError) -> [String] {
        let ground = try Self.ground(of: place)
        var found: [String] = []
        for folder in folders(of: exports) where try Self.checkFolderIfThere(folder) {
            guard try Self.ground(of: folder) == ground else {
                throw OutboxError(.otherFileSystem, folder)
            }
            found.append(folder)
        }
        return found
    }

    /// The folders in the outbox that files of some exports go through.
    func folders(of exports: [String]) -> [String] {
        [full(.stagings), full(.heads)] + exports.map { full(.folder(of: $0)) }
    }

    /// Checks a folder as it is made by this program; returns whether it is there.
    @discardableResult
    static func checkFolderIfThere(_ path: String) throws(OutboxError) -> Bool {
        do {
            try checkFolder(path)
            return true
        } catch  where error.number == ENOENT {
            // Nobody has needed it yet.
            return false
        }
    }

    /// Checks that nobody else can put another folder in the outbox's place: everybody may write into no folder above it
    /// but such as only let owners rename entries, and what lies on the way in one of those is root's or whoever's runs
    /// this.
    ///
    /// Whoever owns another folder on the way, or may write it by its group, was put in charge of the place.
    ///
    /// - Throws: ``OutboxError`` with code `othersMayReplace`.
    func requireOwnPlace() throws(OutboxError) {
        let parent = (place as NSString).deletingLastPathComponent
        guard let resolved = realpath(parent.isEmpty ? "." : parent, nil) else {
            throw Self.failure("open", parent)
        }
        defer { free(resolved) }
        var system = stat()
        _ = stat("/", &system)
        for way in [parent, String(cString: resolved)] where way.hasPrefix("/") {
            let parts = way.split(separator: "/")
            var isShared = false
            for depth in 0...parts.count {
                let step = "/\(parts.prefix(depth).joined(separator: "/"))"
                var found = stat()
                guard lstat(step, &found) == 0 else { throw Self.failure("lstat", step) }
                let isOwn = [0, geteuid(), system.st_uid].contains(found.st_uid)
                let isLink = found.st_mode & S_IFMT == S_IFLNK
                let isOpen = !isLink && found.st_mode & 0o002 != 0
                guard isOwn || !isShared, !isOpen || found.st_mode & S_ISVTX != 0 else {
                    throw OutboxError(.othersMayReplace, step)
                }
                isShared = isOpen
            }
        }
    }

    /// Makes a folder for its owner alone, or finds it so.
    static func makeFolder(_ path: String) throws(OutboxError) {
        if mkdir(path, 0o700) == 0 {
            try sync((path as NSString).deletingLastPathComponent)
        } else if errno != EEXIST {
            throw failure("mkdir", path)
        }
        try checkFolder(path)
    }

    /// Makes what was linked into a folder outlive the power.
    static func sync(_ folder: String) throws(OutboxError) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("open", folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("fsync", folder) }
    }

    /// Opens a file for reading that is nobody else's; no link, no pipe.
    static func openOwnFile(_ path: String) throws(OutboxError) -> Int32 {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw errno == ELOOP ? OutboxError(.notAFile, path) : failure("open", path)
        }
        do {
            try requireOwn(descriptor, path, S_IFREG, else: .notAFile)
        } catch {
            close(descriptor)
            throw error
        }
        return descriptor
    }

    private static func checkFolder(_ path: String) throws(OutboxError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else {
            let isOther = [ELOOP, ENOTDIR].contains(errno)
            throw isOther ? OutboxError(.notAFolder, path) : failure("open", path)
        }
        defer { close(descriptor) }
        try requireOwn(descriptor, path, S_IFDIR, else: .notAFolder)
    }

    private static func requireOwn(
        _ descriptor: Int32,
        _ path: String,
        _ kind: mode_t,
        else code: OutboxError.Code
    ) throws(OutboxError) {
        var found = stat()
        guard fstat(descriptor, &found) == 0 else { throw failure("fstat", path) }
        guard found.st_mode & S_IFMT == kind else { throw OutboxError(code, path) }
        guard found.st_uid == geteuid() else { throw OutboxError(.foreignOwner, path) }
        guard found.st_mode & 0o022 == 0 else { throw OutboxError(.othersMayWrite, path) }
    }
}
