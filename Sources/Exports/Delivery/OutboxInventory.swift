import Foundation
import Glibc

/// Everything that lies in an outbox, hidden folders too, as it was found.
struct OutboxInventory: Sendable {
    /// Paths below the outbox of plain files, in order.
    private(set) var files: [String] = []
    /// What is nobody's: links, pipes, what others own or may change or read.
    private(set) var faults: [String] = []
    /// How many entries were looked at.
    private(set) var looked = 0

    private let root: String

    init(_ outbox: Outbox) {
        root = outbox.path
        guard access(root, F_OK) == 0 else { return }
        do { try outbox.requireOwnPlace() } catch { faults.append("\(error)") }
        look("")
    }

    /// Whether something still lies there.
    func isThere(_ path: String) -> Bool {
        var found = stat()
        return lstat("\(root)/\(path)", &found) == 0
    }

    private mutating func look(_ path: String) {
        let full = path.isEmpty ? root : "\(root)/\(path)"
        let name = path.isEmpty ? "the outbox" : path
        var found = stat()
        // Whoever runs an export may have taken it away meanwhile.
        guard lstat(full, &found) == 0 else { return }
        looked += 1
        if found.st_uid != geteuid() { faults.append("\(name): belongs to somebody else") }
        switch found.st_mode & S_IFMT {
        case S_IFDIR:
            if found.st_mode & 0o022 != 0 { faults.append("\(name): others may write into it") }
            guard let entries = try? FileManager.default.contentsOfDirectory(atPath: full) else {
                if isThere(path) { faults.append("\(name): cannot be listed") }
                return
            }
            // Folders of exports hold none; those in staging may be empty for a moment.
            if entries.isEmpty, path.contains("/"), !path.hasPrefix(".staging/") {
                faults.append("\(name): is a folder that nobody made")
            }
            for entry in entries.sorted() { look(path.isEmpty ? entry : "\(path)/\(entry)") }
        case S_IFREG:
            if found.st_mode & 0o022 != 0 { faults.append("\(name): others may write it") }
            if found.st_mode & 0o004 != 0 {
                faults.append("\(name): everybody may read it")
            } else if found.st_mode & 0o040 != 0 {
                faults.append("\(name): its group may read it")
            }
            if found.st_mode & 0o7111 != 0 { faults.append("\(name): may be run as a program") }
            files.append(path)
        default: faults.append("\(name): is no plain file")
        }
    }
}
