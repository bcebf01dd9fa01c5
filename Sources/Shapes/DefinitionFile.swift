import Glibc

/// A file of a folder of definitions: a regular one, not large, that lies inside the folder.
public enum DefinitionFile {
    /// Why a file is not read; none of its content is told.
    public struct Refusal: Error {
        /// What is wrong and what to do.
        public let words: String
    }

    /// Most bytes of a definition.
    public static let limit = 1 << 20

    /// Whether something has this name, if only a link that leads nowhere.
    public static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Returns a file's text.
    ///
    /// A pipe or a device is never opened: it would be waited for, or never end. A link that leads out of the
    /// folder is refused, for what it leads to is somebody else's, and an error would quote it.
    public static func read(_ path: String, within folder: String) throws(Refusal) -> String {
        guard let real = resolved(path), let root = resolved(folder) else {
            throw Refusal(words: "cannot be read: \(String(cString: strerror(errno)))")
        }
        guard real.hasPrefix(root.hasSuffix("/") ? root : "\(root)/") else {
            throw Refusal(words: "is a link that leads out of the folder of definitions")
        }
        var status = stat()
        guard stat(real, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw Refusal(words: "is no regular file")
        }
        guard status.st_size <= limit else { throw Refusal(words: "is larger than 1 MiB") }
        let descriptor = open(real, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw Refusal(words: "cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var count = 0
        while count < bytes.count {
            let got = bytes[count...].withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            guard got >= 0 else { throw Refusal(words: "cannot be read") }
            if got == 0 { break }
            count += got
        }
        guard count <= limit else { throw Refusal(words: "is larger than 1 MiB") }
        guard let text = String(validating: bytes[..<count], as: UTF8.self) else {
            throw Refusal(words: "is not valid UTF-8")
        }
        return text
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
